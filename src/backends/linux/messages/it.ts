import type { LinuxMessages } from './messages';

export const italian: LinuxMessages = {
  namespace: {
    title: 'Namespace di rete',
    hosts: 'Quello proprio della macchina: le sue prenotazioni sopravvivono a un riavvio.',
    another: 'Non quello proprio della macchina: le sue prenotazioni finiscono con esso.',
    remedy: 'Montare /proc, oppure usare un altro backend.',
    unknown: (reason) =>
      `Il backend Linux richiede Linux con /proc visibile per intero (non ProcSubset=pid di systemd): ${reason}.`,
  },
  kernelList: {
    title: 'Elenco del kernel',
    holds: (file, ranges) => `${file} è leggibile e contiene ${ranges} intervalli.`,
    remedy: 'Montare /proc e usare un kernel con IPv4 e sysctl.',
    absent: (file) =>
      `Questo sistema non ha ${file}: il kernel non può riservare porte, oppure /proc non è montato o mostra soltanto i processi (ProcSubset=pid di systemd).`,
    keepsChanging: (file, attempts) =>
      `Un altro programma continua a riscrivere ${file}: dopo ${attempts} tentativi non è ancora come dovrebbe. Individuare quel programma e fermarlo per un momento.`,
  },
  privilege: {
    title: 'Privilegio',
    granted: (file) => `${file} può essere scritto.`,
  },
  store: {
    title: 'Archivio',
    holds: (reservations) => `È leggibile e affidabile, e contiene ${reservations} prenotazioni.`,
    remedy:
      'Dare il file e la sua cartella a root con chown, togliere agli altri il permesso di scrittura con chmod go-w, oppure spostare altrove il file: le sue prenotazioni vanno così perse.',
  },
  effect: {
    title: 'Prenotazioni in vigore',
    all: "L'elenco del kernel le contiene tutte.",
    lost: (blocks, writers) => `Nell'elenco del kernel mancano porte di ${blocks}.${writers}`,
    writers: (names) => ` Su questa macchina è noto che scrivono quell'elenco: ${names}.`,
    remedy:
      'Eseguire `port-reservation restore` come root. In modo stabile: farlo eseguire all’avvio, dopo tuned e a intervalli, come mostra docs/restore-after-reboot.md.',
  },
  lock: {
    title: 'Blocco di accesso',
    free: 'Nessun altro processo lo tiene.',
    remedy: 'Attendere che quel processo finisca, oppure terminarlo: il kernel libera allora il blocco.',
    heldTooLong: (name, seconds) =>
      `Un altro processo tiene il blocco di accesso, il socket Unix astratto @${name}, da più di ${seconds} s. 'ss -xlp' (come root) mostra chi vi è in ascolto: attendere che quel processo finisca, oppure terminarlo.`,
    heldAndUnreachable: (name, seconds, code) =>
      `Un altro processo tiene il blocco di accesso, il socket Unix astratto @${name}, da più di ${seconds} s, e questo processo non vi si può collegare (${code}): un modulo di sicurezza come Landlock gli vieta i socket fuori dal suo dominio. 'ss -xlp' (come root) mostra chi vi è in ascolto.`,
    refused: (name, code, why) =>
      `Il blocco di accesso, il socket Unix astratto @${name}, non può essere usato (${code}): ${why}`,
    noUnixSockets:
      'questo processo non può aprire socket Unix. Con systemd, aggiungere AF_UNIX a RestrictAddressFamilies della sua unità.',
    notAllowed: (module) =>
      `${module} non permette a questo processo un tale socket. Permettergli i socket Unix astratti, oppure eseguirlo al di fuori.`,
  },
  state: {
    notUnderstood: (file, reason) =>
      `Il file di stato ${file} non è comprensibile (${reason}), perciò non se ne legge e non vi si scrive nulla. Ripristinarlo da una copia di sicurezza, oppure spostarlo altrove: le sue prenotazioni vanno così perse.`,
    newer: (file, version, known) =>
      `Il file di stato ${file} è della versione ${version}, e questa edizione di port-reservation conosce fino alla ${known}: lo ha scritto un'edizione più recente. Non se ne legge e non vi si scrive nulla. Aggiornare questa installazione di port-reservation.`,
    shouldBe: (shape) => `dovrebbe essere ${shape}`,
    notA: (json, what) => `${json} non è ${what === 'reservation' ? 'una prenotazione' : "un'esclusione"}`,
    notAPortRange: (text, highest) =>
      `'${text}' non è né una porta né un intervallo di porte da 0 a ${highest}`,
    untrusted: (path, problem) =>
      `${path} ${problem}, perciò non se ne legge e non vi si scrive nulla. Scoprire chi lo ha cambiato; poi darlo a root con chown e togliere agli altri la scrittura con chmod go-w, oppure spostarlo altrove.`,
    anotherUsers: (uid) => `appartiene a un altro utente (uid ${uid})`,
    writableByOthers: (mode) => `può essere scritto da altri (modo 0${mode})`,
    symbolicLink: 'è un collegamento simbolico',
    notAFile: 'non è un file ordinario',
    notAFolder: 'non è una cartella',
    unreadable: (path, why) =>
      `Lo stato in ${path} non può essere letto, perciò non si sa che cosa ci sia: ${why}`,
    unwritable: (path, why) =>
      `${path} non può essere scritto: ${why} Oppure scegliere un'altra cartella con stateDirectory.`,
  },
  change: {
    undone: (reason) => `${reason} Nulla è stato cambiato.`,
    unconfirmed: (reason, then) =>
      `Non è certo che cosa sia stato cambiato: ${reason} Anche l'annullamento non è riuscito: ${then} Elencare le prenotazioni per vedere che cosa c'è ora; 'port-reservation restore' rimette in ordine l'elenco del kernel.`,
  },
  refusal: {
    readOnly: (path) =>
      `${path} è su un montaggio in sola lettura (EROFS), come /proc/sys nella maggior parte dei container. Montarlo in scrittura (un container richiede --privileged, oppure lo si fa sull'host).`,
    notRoot: (path, uid) =>
      `${path} può essere scritto solo da root, e questo processo è eseguito come uid ${uid}. Eseguire come root.`,
    foreignNamespace: (path) =>
      `${path} appartiene a un namespace di rete che questo namespace utente non possiede: uid 0 qui non è root là. Eseguire come root della macchina, oppure creare il namespace di rete in questo namespace utente (unshare -Urn).`,
    mayNotRead: (path, uid, code) =>
      `${path} non può essere letto da uid ${uid} (${code}). Eseguire come root, oppure permettere a tutti di leggerlo e di entrare nelle sue cartelle.`,
    module: (path, code, module) =>
      `${path} è rifiutato a root (${code}) da ${module}. Il suo registro (ausearch -m avc, oppure dmesg) dice quale regola; permetterlo lì, oppure eseguire al di fuori.`,
    unknownModule: 'un modulo di sicurezza o una sandbox (SELinux, AppArmor, Landlock, seccomp)',
    namedModule: (label) => `un modulo di sicurezza (questo processo è confinato come '${label}')`,
    nodePermissions: (path) =>
      `Il modello di permessi di Node stesso (--permission) rifiuta ${path}. Avviare Node con --allow-fs-read e --allow-fs-write per esso, oppure senza --permission.`,
    tooManyFiles: (path, code) =>
      `${path} non può essere aperto, perché troppi file sono aperti (${code}). Chiuderne alcuni, oppure alzare il limite (ulimit -n; LimitNOFILE di un'unità systemd).`,
    full: (path, code) => `Non c'è più spazio per ${path} (${code}). Fare spazio.`,
    failed: (path, message) => `Il sistema non riesce con ${path}: ${message}.`,
    privilegedPort: (protocol, port, first) =>
      `Non si è potuto vedere se la porta ${protocol} ${port} è libera: per aprire porte sotto la ${first}, a questo processo manca la capability CAP_NET_BIND_SERVICE. Aggiungerla (docker run --cap-add NET_BIND_SERVICE; AmbientCapabilities di un’unità systemd), oppure abbassare net.ipv4.ip_unprivileged_port_start.`,
    port: (protocol, port, module) =>
      `Non si è potuto vedere se la porta ${protocol} ${port} è libera: ${module} non permette a questo processo di aprirla. Permetterlo lì, oppure eseguire al di fuori.`,
    portFailed: (protocol, port, errno) =>
      `Non si è potuto vedere se la porta ${protocol} ${port} è libera: il sistema rifiuta di aprirla (${errno}).`,
  },
  dynamicRange: {
    tooLow: (lowest) =>
      `Il kernel non accetta intervalli che cominciano sotto ip_unprivileged_port_start, che è ${lowest}.`,
  },
  skipped: (title) => `Non esaminato, a causa di: ${title}.`,
};
