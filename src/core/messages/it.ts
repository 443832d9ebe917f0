import { type Block, formatRange } from '../../contract/reservation';
import type { Messages } from './messages';

const name = (block: Block) => `${block.protocol} ${formatRange(block)}`;

const ofUser = (user: string | null) => (user === null ? '' : ` dell'utente ${user}`);

const by = (users: string) => (users === '' ? '' : `: la tiene ${users}`);

export const italian: Messages = {
  notAPort: (parameter, value) =>
    `${parameter} vale ${value}. Deve essere un numero intero da 1 a 65535, dato come numero.`,
  notAProtocol: (value) => `Il protocollo è ${value}. Deve essere 'tcp' o 'udp'.`,
  notAStore: (value) => `L'archivio è ${value}. Deve essere 'active' o 'persistent'.`,
  notARange: (value) =>
    `Il blocco è ${value}. Deve essere un oggetto con startPort e numberOfPorts, come { startPort: 5000, numberOfPorts: 20 }.`,
  notAnAddress: (value) =>
    `L'indirizzo è ${value}. Deve essere un indirizzo IPv4 o IPv6 in cifre, come '127.0.0.1' o '::'.`,
  notAnObject: (value, known) =>
    `Le opzioni sono ${value}. Devono essere un oggetto; le proprietà note sono queste: ${known}.`,
  unknownProperty: (name, known) =>
    `L'opzione ${name} non esiste. Correggerla o toglierla; queste sono note: ${known}.`,
  notText: (name, value) =>
    `${name} vale ${value}. Deve essere un testo non vuoto; ometterlo per usare il valore predefinito.`,
  notABackend: (value, known) => `Il backend ${value} non esiste. Sceglierne uno tra ${known}.`,
  zero: (parameter) => `${parameter} vale 0. Deve essere un numero intero da 1 a 65535.`,
  pastTheEnd: (block) =>
    `${block.numberOfPorts} porte a partire da ${block.startPort} finirebbero alla porta ${block.startPort + block.numberOfPorts - 1}. ` +
    `Il blocco deve finire entro la porta 65535: da lì se ne possono prendere al massimo ${65536 - block.startPort}.`,
  accessDenied: (block, platform) =>
    platform === 'win32'
      ? `La prenotazione ${name(block)} può essere modificata solo da un amministratore. Eseguire da una sessione con privilegi elevati.`
      : `La prenotazione ${name(block)} può essere modificata solo da un processo che può scrivere l'elenco delle porte riservate del kernel. Eseguire come root.`,
  meetsReservation: (block, other) =>
    `Il blocco ${name(block)} si sovrappone alla prenotazione ${block.protocol} ${other}. Rimuovere prima quella, oppure scegliere un blocco accanto.`,
  meetsExclusion: (block, other) =>
    `Il blocco ${name(block)} si sovrappone all'esclusione ${block.protocol} ${other}. Eliminare prima quella, oppure scegliere un blocco accanto.`,
  meetsRuntimeReservation: (block, other) =>
    `Il blocco ${name(block)} si sovrappone a ${block.protocol} ${other}, una prenotazione di runtime che il proprietario tiene finché non viene arrestato. ` +
    `Arrestare il proprietario, ripetere l'operazione e riavviarlo: per WinNAT, usato da Docker, WSL e Hyper-V, con 'net stop winnat' prima e 'net start winnat' dopo. Oppure scegliere un altro blocco.`,
  meetsForeignRange: (block, other) =>
    `Il blocco ${name(block)} si sovrappone a ${other}, che il sistema tiene per qualcun altro. Scegliere un blocco accanto, oppure farlo rilasciare dal proprietario.`,
  portInUse: (block, port, users) =>
    `La porta ${port} del blocco ${name(block)} è in uso${by(users)}. Chiudere il programma che la usa, oppure scegliere un altro blocco.`,
  sharingViolation: (block) =>
    `Il blocco ${name(block)} si sovrappone a un'altra prenotazione, o una delle sue porte è in uso. Elencare le prenotazioni e le porte aperte, e scegliere un blocco libero.`,
  notFound: (block) =>
    `Non esiste una prenotazione ${name(block)} con esattamente questo inizio e numero di porte (${block.startPort}, ${block.numberOfPorts}). Elencare le prenotazioni per vedere quali ci sono.`,
  notSupported: (platform) =>
    `Le prenotazioni di porta persistenti non sono disponibili su ${platform}. Funzionano su Windows e Linux; ovunque, il backend in memoria serve per le prove.`,
  noPortLeft: (block) =>
    `Nessuna delle ${block.numberOfPorts} porte di ${name(block)} è libera. Chiudere un socket che ne usa una, oppure prenotare un blocco più grande.`,
  because: (block, reason) => `Prenotazione ${name(block)}: ${reason}`,
  exclusionBecause: (block, reason) => `Esclusione ${name(block)}: ${reason}`,
  notListed: (protocol, reason) =>
    `Non è stato possibile elencare le porte ${protocol} che il sistema trattiene: ${reason}`,
  somePortInUse: (block) =>
    `Una delle porte del blocco ${name(block)} è in uso; il sistema non dice quale. Cercarla tra le porte aperte e chiudere il suo programma, oppure scegliere un altro blocco.`,
  exclusionSomePortInUse: (block) =>
    `Una delle porte del blocco ${name(block)} è in uso, e un blocco si esclude mentre le sue porte sono libere; il sistema non dice quale. Cercarla tra le porte aperte, arrestare il suo programma, creare l'esclusione e riavviare il programma.`,
  excludedAlready: (block) => `Il blocco ${name(block)} è già escluso: non c'è nulla da fare.`,
  excludedUntilRestart: (block) =>
    `Il blocco ${name(block)} è già escluso, ma solo fino al prossimo riavvio. Eliminarlo prima dall'archivio attivo (--store active, o -Store Active), poi escluderlo in modo persistente.`,
  meetsActiveExclusion: (block, other) =>
    `Il blocco ${name(block)} si sovrappone all'esclusione ${block.protocol} ${other}, che dura fino al prossimo riavvio. Eliminare prima quella, dall'archivio attivo (--store active, o -Store Active), oppure scegliere un blocco accanto.`,
  meetsHostNetworkService: (block, other) =>
    `Il blocco ${name(block)} si sovrappone all'esclusione ${block.protocol} ${other}. La crea per i contenitori il servizio Host Network di Windows, che la ricrea se viene eliminata. Scegliere un blocco accanto.`,
  restoreNeedsPrivilege: () =>
    "Per ripristinare le prenotazioni serve un processo che può scrivere l'elenco delle porte riservate del kernel. Eseguire come root.",
  restoreFailed: (reason) => `Non è stato possibile ripristinare le prenotazioni: ${reason}`,
  exclusionDenied: (block, platform) =>
    platform === 'win32'
      ? `L'esclusione ${name(block)} può essere modificata solo da un amministratore. Eseguire da una sessione con privilegi elevati.`
      : `L'esclusione ${name(block)} può essere modificata solo da un processo che può scrivere l'elenco delle porte riservate del kernel. Eseguire come root.`,
  exclusionPortInUse: (block, port, users) =>
    `La porta ${port} del blocco ${name(block)} è in uso${by(users)}, e un blocco si esclude mentre le sue porte sono libere. Arrestare il programma che la usa, creare l'esclusione e riavviare il programma.`,
  exclusionNotFound: (block) =>
    `Non esiste un'esclusione ${name(block)} nell'archivio '${block.store}' con esattamente questo inizio e numero di porte (${block.startPort}, ${block.numberOfPorts}).`,
  heldByReservation: (block, other) =>
    `Esiste invece la prenotazione persistente ${block.protocol} ${other}: eliminarla come prenotazione.`,
  heldByExclusion: (block, other) =>
    `Esiste invece l'esclusione ${block.protocol} ${other}: eliminarla indicando il suo inizio, il suo numero di porte e il suo archivio.`,
  heldAtRuntime: (block, other) =>
    `${block.protocol} ${other} è una prenotazione di runtime, che finisce quando il suo proprietario (WinNAT, Hyper-V, HTTP.sys o un altro servizio) viene arrestato.`,
  heldBySomebodyElse: (_block, other) =>
    `${other} è nell'elenco del kernel per opera di altri: toglierlo da dove è stato messo, in un file di sysctl.d o con il programma che lo ha scritto.`,
  socketsUnreadable: (protocol, reason) =>
    `Non è stato possibile leggere la tabella di sistema dei socket ${protocol} aperti, perciò non si sa nulla di chi usa una porta: ${reason}`,
  dynamicRangeUnreadable: (protocol, reason) =>
    `Non è stato possibile leggere l'intervallo dinamico ${protocol}: ${reason}`,
  dynamicRangeDenied: (protocol, platform) =>
    platform === 'win32'
      ? `L'intervallo dinamico ${protocol} può essere modificato solo da un amministratore. Eseguire il comando da una sessione con privilegi elevati.`
      : `L'intervallo dinamico ${protocol} può essere modificato solo da un processo che possa scrivere net.ipv4.ip_local_port_range. Eseguire il comando come root.`,
  notADynamicRange: (block, platform) =>
    platform === 'win32'
      ? `${formatRange(block)} non può essere l'intervallo dinamico ${block.protocol}: deve iniziare da 1025 in su e avere almeno 255 porte, come 49152 16384, che è quello di Windows.`
      : `${formatRange(block)} non può essere l'intervallo dinamico ${block.protocol}: non deve iniziare sotto net.ipv4.ip_unprivileged_port_start, che è 1024 se non è stato cambiato. Iniziare più in alto, come 32768 28232, che è quello di Linux.`,
  dynamicRangeLocked: (protocol) =>
    `Non è stato possibile modificare in tempo l'intervallo dinamico ${protocol}: un altro processo, o il programma di sistema, non ha terminato. Riprovare.`,
  process: (name, pid, user) =>
    name === null
      ? `il processo ${pid}${ofUser(user)}, di cui il sistema non mostra il nome,`
      : `${name} (processo ${pid}${ofUser(user)})`,
  hiddenProcess: (user) => `un processo${ofUser(user)} che questo utente non può vedere`,
  noProcess: () => 'il sistema stesso, o un processo in un altro contenitore,',
  refused: (syscall, code, errno) => `${syscall} non è riuscita: ${code} (${errno}).`,
};
