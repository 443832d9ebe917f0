import { formatRange } from '../../contract/reservation';
import type { CliMessages } from './messages';

const udp = `  --udp                    UDP; altrimenti TCP`;
const onlyUdp = `  --udp                    solo UDP; altrimenti TCP e UDP`;
const json = `  --json                   scrive JSON, con i token come stringhe decimali; gli errori sono un oggetto JSON sullo
                           standard error`;
const common = `  --backend NOME           windows, linux o memory; altrimenti PORT_RESERVATION_BACKEND, e senza quella il backend
                           della piattaforma
  --state-directory DIR    dove il backend di Linux conserva le prenotazioni
  -h, --help               questo aiuto`;
const statuses = `Stato di uscita: 0 fatto; 1 il sistema ha rifiutato, o la prenotazione non esiste; 2 la riga di comando non è stata capita.`;
const whyStatuses = `Stato di uscita: 0 ogni porta è libera; 1 una non lo è; 2 la riga di comando non è stata capita; 3 di una non è stato
possibile stabilirlo, e le altre sono libere.`;
const numbers = `<StartPort> e <NumberOfPorts> sono numeri interi da 1 a 65535 in cifre decimali; il blocco deve finire entro la porta 65535.`;

const helpWith =
  (statuses: string) =>
  (usage: string, text: string, options: readonly string[], ...more: readonly string[]) =>
  () =>
    [
      `uso: port-reservation ${usage}`,
      text,
      `Opzioni:\n${[...options, common].join('\n')}`,
      ...more,
      statuses,
    ]
      .join('\n\n')
      .concat('\n');
const help = helpWith(statuses);

export const italian: CliMessages = {
  notAPort: (name, value) =>
    `${name} vale ${value}. Deve essere un numero intero da 1 a 65535 in cifre decimali, come 5000.`,
  notAStore: (value) => `--store vale ${value}. Deve essere active o persistent.`,
  wrongOperands: (wanted, given) =>
    wanted === ''
      ? `Il comando non vuole operandi, e ne sono stati dati ${given}.`
      : `Il comando vuole ${wanted}, e gli operandi dati sono ${given}.`,
  badOption: (reason, known) => `${reason}. Le opzioni di questo comando sono ${known.join(', ')}.`,
  emptyOption: (name) => `${name} è vuota. Darle un valore o ometterla.`,
  noCommand: (known) => `Manca un comando. Sceglierne uno tra ${known.join(', ')}.`,
  unknownCommand: (given, known) =>
    `Il comando ${given} non esiste. Il comando viene per primo: sceglierne uno tra ${known.join(', ')}.`,
  seeHelp: () => `'port-reservation --help' e 'port-reservation <comando> --help' dicono di più.`,
  outputFailed: (reason) =>
    `Non è stato possibile scrivere il risultato (${reason}). L'operazione è stata eseguita: guardare lo stato attuale prima di ripeterla.`,
  deleted: (block) => `Eliminata ${block}.`,
  notWritable: (file, reason) => `Non è possibile scrivere ${file}: ${reason}`,
  alreadyAbsent: (block) => `${block} non c'è, come deve essere.`,
  room: ({ protocol, dynamicRange, numberOfPorts, blocks, freePorts, largestGap }) =>
    `${protocol} ${formatRange(dynamicRange)}: spazio per ${blocks} blocchi da ${numberOfPorts}; ${freePorts} porte su ${dynamicRange.numberOfPorts} non sono trattenute` +
    (largestGap === null
      ? '.'
      : `, l'intervallo libero più grande è ${formatRange(largestGap)} (${largestGap.numberOfPorts}).`),
  noReservations: () => 'Non ci sono prenotazioni.',
  noExclusions: (store) =>
    store === 'active'
      ? 'Il sistema non trattiene alcuna porta di questo genere.'
      : 'Non esiste alcuna esclusione di questo genere che ritorni dopo un riavvio.',
  excluded: (block, store) =>
    store === 'active'
      ? `Blocco ${block} escluso fino al prossimo riavvio.`
      : `Blocco ${block} escluso, ora e dopo ogni riavvio.`,
  exclusionDeleted: (block) => `Eliminata l'esclusione ${block}.`,
  notInEffect: (block) =>
    `La prenotazione ${block} non è in vigore: ora il sistema non trattiene le sue porte. Eseguire 'port-reservation restore' come root.`,
  holding: (port) => `${port} è trattenuta fino a Ctrl+C, SIGTERM o alla fine dell'input.`,
  restored: (block) => `Ripristinata ${block}.`,
  allInEffect: () => "Tutte le prenotazioni sono in vigore; non c'era nulla da ripristinare.",
  help: () => `uso: port-reservation <comando> [opzioni]

Prenotazioni persistenti di porte TCP e UDP: blocchi che il sistema mantiene attraverso i riavvii.

Comandi:
  why <Porta> …                         perché una porta è rifiutata: chi la tiene, che cosa la trattiene, che cosa fare
  free                                  una porta, o --count di esse, che è davvero libera
  map                                   tutte le 65535 porte in uno sguardo
  lookup <StartPort> <NumberOfPorts>    la prenotazione con esattamente questo inizio e numero di porte
  create <StartPort> <NumberOfPorts>    prenota un blocco (amministratore o root)
  delete <StartPort> <NumberOfPorts>    elimina una prenotazione (amministratore o root)
  list                                  le prenotazioni
  exclusions                            tutto ciò che il sistema esclude dall'assegnazione automatica
  exclusions add <StartPort> <NumberOfPorts>
                                        esclude un blocco dall'assegnazione automatica e da WinNAT; un bind ordinario
                                        all'interno resta permesso (amministratore o root)
  exclusions delete <StartPort> <NumberOfPorts>
                                        elimina un'esclusione (amministratore o root)
  dynamic-range                         l'intervallo da cui il sistema assegna le porte
  dynamic-range set <StartPort> <NumberOfPorts>
                                        fa di un blocco quell'intervallo (amministratore o root)
  bind <StartPort> <NumberOfPorts>      prende una porta da una prenotazione e la trattiene
  restore                               ripristina le prenotazioni dopo un riavvio (Linux; root)
  doctor                                se ogni parte funziona, e che cosa fare se una non funziona
  example <StartPort> <NumberOfPorts>   il programma di esempio della documentazione di Windows
  dsc <operazione>                      una operazione di una risorsa di DSC v3, per dsc stesso

Opzioni:
${json}
${common}
  --version                la versione

'port-reservation <comando> --help' dice di più di un comando.

${numbers}

${statuses}
`,
  helpOf: {
    why: helpWith(whyStatuses)(
      'why <Porta> … [opzioni]',
      `Dice di ogni porta se un programma può prenderla ora e, se non può, chi la tiene aperta, che cosa la trattiene, e che
cosa fare. Non cambia nulla; ogni porta viene legata per un istante per vedere se il sistema lo permette. Come root, o con
privilegi elevati, vede i processi di ogni utente.`,
      [udp, json],
      'Una porta è un numero intero da 1 a 65535 in cifre decimali.',
    ),
    free: help(
      'free [--count N] [--from PORTA] [--to PORTA] [opzioni]',
      `Scrive la prima porta del più basso blocco di porte libere: in nessun intervallo trattenuto, senza socket, fuori
dall'intervallo dinamico e dalle porte che i browser rifiutano, e provate una per una. È libero in quel momento;
'create --count' lo conserva.`,
      [
        `  --count N                tante porte consecutive; altrimenti una
  --from PORTA, --to PORTA fra queste porte; altrimenti da 1024 a 65535`,
        udp,
        json,
      ],
    ),
    map: help(
      'map [--svg FILE] [opzioni]',
      `Disegna ogni porta: chi la usa, che cosa la trattiene, l'intervallo dinamico. Larga quanto il terminale, e a colori dove li
ha; con --svg come immagine, 256 porte per riga, le cui parti dicono che cosa sono a chi vi ferma il puntatore.`,
      [`  --svg FILE               scrive invece un'immagine in questo file`, udp, json],
    ),
    lookup: help(
      'lookup <StartPort> <NumberOfPorts> [opzioni]',
      'Cerca la prenotazione con esattamente questo inizio e numero di porte, e la scrive con il suo token.\nNon cambia nulla e non prende alcuna porta.',
      [udp, json],
      numbers,
    ),
    create: help(
      'create <StartPort> <NumberOfPorts> | --count N [--from PORTA] [--to PORTA] [opzioni]',
      'Prenota un blocco attraverso i riavvii, finché non viene eliminato; con --count un qualunque blocco libero di quella\nlunghezza, come lo trova free. Serve un amministratore, su Linux root.\nSu Windows da quel momento un bind ordinario dentro il blocco è rifiutato; possono usarlo solo i socket associati al token.',
      [
        `  --if-absent              non fa nulla se esattamente questo blocco c'è già; lo stato di uscita è 0`,
        udp,
        json,
      ],
      numbers,
    ),
    delete: help(
      'delete <StartPort> <NumberOfPorts> [opzioni]',
      'Elimina la prenotazione con esattamente questo inizio e numero di porte. Serve un amministratore, su Linux root.\nNon chiede conferma.',
      [
        `  --if-present             non fa nulla se esattamente questo blocco non c'è; lo stato di uscita è 0`,
        udp,
        json,
      ],
      numbers,
    ),
    list: help('list [opzioni]', 'Elenca le prenotazioni. Lo standard error dice quali non sono in vigore.', [
      onlyUdp,
      json,
    ]),
    exclusions: help(
      'exclusions [add|delete <StartPort> <NumberOfPorts>] [opzioni]',
      `Elenca tutto ciò che il sistema esclude dall'assegnazione automatica, chiunque l'abbia chiesto. Ogni riga
ha un tipo: reservation (ha un token), administered (un'esclusione; ha un asterisco), runtime (la tiene un programma o un
servizio di Windows finché è in esecuzione) o foreign (su Linux, nell'elenco del kernel per conto di altri o per l'altro
protocollo).

add esclude un blocco, come 'netsh int ipv4 add excludedportrange': né l'assegnazione automatica né WinNAT (Docker, WSL,
Hyper-V) ne prendono una porta, e un bind ordinario all'interno resta permesso. delete elimina l'esclusione con esattamente
questo inizio e numero di porte. Per entrambi serve un amministratore, su Linux root, e stanno subito dopo il nome del comando.`,
      [
        `  --udp                    UDP; altrimenti TCP, e nell'elenco entrambi`,
        `  --store active           adesso: ciò che l'elenco mostra da sé; add e delete valgono allora fino al prossimo riavvio
  --store persistent       dopo ogni riavvio: ciò che add e delete fanno da sé, anche da subito`,
        `  --port PORTA             elenca solo ciò che contiene questa porta`,
        `  --capacity N             per quanti blocchi di N porte c'è spazio nell'intervallo dinamico, e che cosa non va in esso`,
        `  --if-absent              con add: non fa nulla se esattamente questo blocco è già escluso
  --if-present             con delete: non fa nulla se non lo è; lo stato di uscita è 0 in ambedue i casi`,
        json,
      ],
      numbers,
    ),
    'dynamic-range': help(
      'dynamic-range [set <StartPort> <NumberOfPorts>] [opzioni]',
      `Mostra l'intervallo da cui il sistema assegna le porte ai programmi che non ne chiedono una; anche WinNAT ne prende i suoi
blocchi. set fa di un blocco quell'intervallo: su Windows da 1025 in su e con almeno 255 porte, per IPv4 e IPv6; su Linux
per TCP e UDP insieme. Serve un amministratore, su Linux root.`,
      [
        `  --udp                    UDP; altrimenti TCP, e ambedue dove viene mostrato`,
        `  --store active           imposta fino al prossimo riavvio
  --store persistent       imposta ora e dopo ogni riavvio, come set fa da sé; su Linux col passo di ripristino`,
        json,
      ],
      numbers,
    ),
    bind: help(
      'bind <StartPort> <NumberOfPorts> [opzioni]',
      "Prende una porta libera dalla prenotazione con esattamente questo inizio e numero di porte, la scrive e la trattiene\nfino a Ctrl+C, SIGTERM o, dove è una pipe o un terminale, alla fine dell'input.",
      [udp, json],
      numbers,
    ),
    restore: help(
      'restore [opzioni]',
      'Rimette in vigore le prenotazioni dopo un riavvio. Serve solo su Linux, e ci vuole root.',
      [json],
    ),
    doctor: help(
      'doctor [--probe [--yes] [--udp]] [opzioni]',
      'Esamina ogni parte, da Node alle funzioni native e al bridge, e dice che cosa fare se una non funziona.\nNon cambia nulla. Con --probe (amministratore o root) prenota inoltre un blocco di porte libere, osserva che cosa ne fa il\nsistema, e rimuove tutto ciò che ha creato, anche dopo Ctrl+C. docs/doctor.md dice che cosa osserva.',
      [
        '  --probe                  mette alla prova ciò che solo il sistema può dire; prima chiede',
        '  --yes                    risponde di sì',
        '  --udp                    verifica con UDP; altrimenti con TCP',
        json,
      ],
      'Lo stato di uscita è 1 anche se un esame trova un guasto, o se la verifica è interrotta o non riesce a rimuovere tutto.',
    ),
    example: help(
      'example <StartPort> <NumberOfPorts> [opzioni]',
      'Il programma di esempio della documentazione di Windows per LookupPersistentTcpPortReservation: cerca una prenotazione TCP,\npoi ne prende una porta, e dice in inglese come è andato ogni passo. docs/example-deviations.md elenca le differenze.\nCome in quella pagina, lo stato di uscita è 1 se la ricerca fallisce o gli argomenti sono sbagliati, altrimenti 0.',
      [],
    ),
    dsc: () => `uso: port-reservation dsc <operazione> [opzioni]

Una sola operazione di una risorsa di Microsoft DSC v3, come la avvia dsc: get, set, test, delete, export o schema.
Legge l'istanza come JSON dallo standard input, scrive righe JSON, e parla in righe JSON sullo standard error. Lavora sul
backend della piattaforma.

Opzioni:
  --resource TIPO          PortReservation/PersistentPortReservation (se manca), o PortReservation/ExcludedPortRange
  --what-if                con set e delete: non cambia nulla, e dice che cosa cambierebbe
  --state-directory DIR    dove il backend di Linux conserva le prenotazioni
  -h, --help               questo aiuto

Stato di uscita: 0 fatto; 1 non riuscito; 2 la riga di comando non è stata capita; 3 input non valido; 4 accesso negato;
5 conflitto con un'altra prenotazione o con una porta in uso; 6 non disponibile su questo sistema.
`,
  },
};
