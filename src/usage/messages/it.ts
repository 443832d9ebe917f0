import { formatRange } from '../../contract/reservation';
import type { english } from './en';

export const italian: typeof english = {
  free: (protocol, port) => `Libera: nulla impedisce di usare la porta ${protocol} ${port}.`,
  unknown: (protocol, port) =>
    `Non si sa: non è stato possibile stabilire se la porta ${protocol} ${port} si possa usare.`,
  listening: (who, where) => `In uso: ${who} è in ascolto su ${where}.`,
  bound: (who, where) => `In uso: ${who} riceve su ${where}.`,
  connected: (who, where) =>
    `Occupata da una connessione: ${who} ne ha una con ${where} come propria estremità, e nessuno vi è in ascolto. Il sistema gli ha assegnato la porta per chiamare, oppure il suo server ha smesso di ascoltare.`,
  closing: () =>
    'Una connessione di questa porta è finita da poco (TIME_WAIT). Un server che imposta SO_REUSEADDR, come quelli di Node, può usarla; un altro viene rifiutato per qualche minuto al massimo.',
  stop: (pid, windows) =>
    `Fermare quel programma (${windows ? `taskkill /pid ${pid}` : `kill ${pid}`}), o scegliere un'altra porta: \`port-reservation free\` ne trova una.`,
  lookElevated: (windows) =>
    windows
      ? 'Eseguire il comando da una sessione con privilegi elevati per vedere di quale processo si tratta.'
      : 'Eseguire il comando come root per vedere di quale processo si tratta, come in: sudo port-reservation why …',
  httpSys: () =>
    'Il processo 4 è Windows stesso: HTTP.sys è in ascolto per conto di un programma. `netsh http show servicestate` dice quale.',
  serviceHost: (pid) =>
    `svchost esegue servizi: \`tasklist /svc /fi "pid eq ${pid}"\` li elenca. Se fra essi c'è iphlpsvc, la porta è inoltrata: vedere \`netsh interface portproxy show all\`.`,
  dockerProxy: (port) =>
    `docker-proxy inoltra la porta a un contenitore: \`docker ps --filter publish=${port}\` dice quale. Fermare il contenitore, o pubblicarlo su un'altra porta.`,
  systemd: () =>
    "Il processo 1 tiene il socket per un servizio che avvia al bisogno: `systemctl list-sockets` dice quale. Fermare quell'unità socket, o scegliere un'altra porta.",
  endConnection: (protocol, port) =>
    `Attendere la fine della connessione, o terminare quel programma. \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\` evita che il sistema assegni di nuovo la porta.`,
  runtime: (protocol, range) =>
    `Windows tiene ${protocol} ${formatRange(range)} per un programma o un servizio finché è in esecuzione, e vi rifiuta un bind ordinario (WSAEACCES 10013). L'elenco non dice per chi.`,
  likelyMirrored: () => 'Un blocco di 4096 porte è quello che WSL tiene in modalità mirrored.',
  likelyHttpSys: () =>
    'Una porta sola è tenuta così da HTTP.sys, o da un programma con una prenotazione temporanea.',
  likelyWinNat: () => 'Molto probabilmente è WinNAT, che serve Docker, Hyper-V e WSL; ma è una supposizione.',
  mirroredRemedy: () =>
    'Scegliere una porta fuori dal blocco, o dare a `networkingMode` un altro valore in %UserProfile%\\.wslconfig ed eseguire `wsl --shutdown`.',
  runtimeRemedy: (protocol, port) =>
    `Con privilegi elevati: \`net stop winnat\`, poi \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\`, poi \`net start winnat\`. L'esclusione tiene lontano WinNAT anche dopo i riavvii; i contenitori restano senza rete finché non riparte.`,
  reservation: (protocol, range, windows) =>
    windows
      ? `Sta nella prenotazione permanente ${protocol} ${formatRange(range)}. La documentazione di Microsoft su QUIC dice che un bind ordinario vi è rifiutato.`
      : `Sta nella prenotazione permanente ${protocol} ${formatRange(range)}, per i programmi che ne prendono una porta.`,
  reservationRemedy: ({ startPort, numberOfPorts }, windows) =>
    `Prendere una porta dalla prenotazione (\`port-reservation bind ${startPort} ${numberOfPorts}\`, o \`bind\` e \`adopt\` in TypeScript${windows ? '; servono privilegi elevati' : ''}), o eliminarla.`,
  administered: (protocol, range) =>
    `Un amministratore ha escluso ${protocol} ${formatRange(range)} dall'assegnazione automatica. Un bind ordinario vi è permesso: la causa di un rifiuto è altrove.`,
  administeredOnWindows: (protocol, range) =>
    `${protocol} ${formatRange(range)} è un'esclusione amministrata. Un bind ordinario vi è permesso; ma HTTP.sys e HttpListener vi falliscono con 32, QUIC e SIO_ACQUIRE_PORT_RESERVATION con 10048.`,
  hnsBlock: () =>
    'Questa è di Windows stesso: Host Network Service (hns) la ricrea ogni volta che viene eliminata, finché EnableExcludedPortRange è impostato sotto HKLM\\SYSTEM\\CurrentControlSet\\Services\\hns\\State.',
  foreign: (range) =>
    `${formatRange(range)} è nell'elenco delle porte che il kernel non assegna da sé (net.ipv4.ip_local_reserved_ports), per opera di altri o per l'altro protocollo. Un bind ordinario vi è permesso.`,
  privileged: (first) =>
    `Le porte sotto ${first} possono essere usate solo da root, o con la capacità CAP_NET_BIND_SERVICE.`,
  privilegedRemedy: (port) =>
    `Eseguire il programma come root, dargli la capacità (\`sudo setcap cap_net_bind_service=+ep <programma>\`), abbassare il limite (\`sudo sysctl net.ipv4.ip_unprivileged_port_start=${port}\`), o scegliere una porta più alta.`,
  dynamicRange: (range) =>
    `Sta nell'intervallo dinamico ${formatRange(range)}: il sistema può assegnarla a qualunque programma in qualunque momento.`,
  dynamicRangeRemedy: (protocol, port) =>
    `Per un server con questa porta: \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\` (con privilegi elevati, o come root) evita che il sistema la assegni.`,
  fetchBlocked: (port) =>
    `I browser e fetch rifiutano di interrogare la porta ${port} via HTTP, chiunque vi sia in ascolto: è una delle porte vietate dallo standard Fetch.`,
  fetchBlockedRemedy: () => "Per un server web scegliere un'altra porta.",
  refusedInUse: () =>
    'Un bind ordinario è rifiutato, perché la porta è in uso; ma nessuna tabella mostra da chi. Un socket legato alla porta che non è in ascolto non è in nessuna.',
  refusedInUseRemedy: (protocol, port, windows) =>
    windows
      ? 'Terminare il programma sospetto e riprovare. Un riavvio libera la porta in ogni caso.'
      : `Terminare il programma sospetto e riprovare: come root, \`lsof -nP -i ${protocol}:${port}\` può dire qual è.`,
  refusedAccess: (windows) =>
    windows
      ? 'Un bind ordinario è rifiutato con WSAEACCES (10013), e nessun elenco mostra un blocco che tenga la porta. Un programma può averla presa con SO_EXCLUSIVEADDRUSE, o la rifiuta un software di sicurezza.'
      : 'Un bind ordinario è rifiutato con EACCES, e la porta non è privilegiata: la rifiuta un modulo di sicurezza (SELinux, AppArmor, Landlock) o una sandbox.',
  refusedAccessRemedy: (windows) =>
    windows
      ? "Provare un'altra porta; se anche quella è rifiutata, controllare il software di sicurezza e i diritti di questo utente."
      : 'Cercare il rifiuto nel registro del kernel (`journalctl -k`, `ausearch -m avc`), o provare fuori dalla sandbox.',
  notTried: (code) => `Non è stato possibile provare un bind ordinario (${code}).`,
  freeByNow: (code) =>
    `Quando il programma è stato rifiutato (${code}) non era libera: chi la teneva è terminato nel frattempo, o il programma ha chiesto la porta due volte. Riprovare.`,
  withoutPort: (code) =>
    `${code}: una porta è rifiutata, e l'errore non dice quale. Indicarla, come in: port-reservation why 3000`,
  addressNotHere: (address, code) =>
    `${address ?? "L'indirizzo"} non è un indirizzo di questa macchina (${code}), perciò nessun programma può mettersi in ascolto lì.`,
  addressNotHereRemedy: () =>
    'Mettersi in ascolto su 127.0.0.1 o ::1 per questa macchina sola, su 0.0.0.0 o :: per ogni indirizzo, o su uno di quelli mostrati da `ip address` (Windows: `ipconfig`).',
  urlDenied: (code) =>
    `HTTP.sys non permette a questo utente di mettersi in ascolto sull'URL (${code}): possono farlo solo gli amministratori, se non è riservato ad altri.`,
  urlDeniedRemedy: (port) =>
    `Con privilegi elevati, una volta: \`netsh http add urlacl url=http://+:${port ?? '<porta>'}/ user=%USERDOMAIN%\\%USERNAME%\`, con l'URL esattamente come lo ha il programma. Oppure eseguire il programma con privilegi elevati.`,
  urlRegistered: (code) =>
    `Un altro programma è in ascolto sullo stesso prefisso di URL attraverso HTTP.sys (${code}).`,
  urlRegisteredRemedy: () =>
    'Terminare quel programma (`netsh http show servicestate` dice quale), o scegliere un altro percorso o porta.',
  urlPortTaken: (code) =>
    `HTTP.sys non può avere la porta (${code}): vi è in ascolto un programma che non passa per HTTP.sys, oppure la porta è esclusa o trattenuta. Un bind ordinario in un'esclusione è permesso; HTTP.sys no.`,
  manySinglePorts: (count) =>
    `${count} intervalli trattenuti hanno una porta sola: un programma prenota porte e le dimentica. Riavviare i servizi che lo fanno (WinNAT, WSL, reti dei contenitori), e vedere se crescono di nuovo.`,
  littleRoom: (freePorts, range) =>
    `Solo ${freePorts} porte dell'intervallo dinamico ${formatRange(range)} non sono trattenute: i programmi che chiamano verso l'esterno saranno presto rifiutati. Allargarlo con \`port-reservation dynamic-range set\`, o eliminare ciò che non serve.`,
};
