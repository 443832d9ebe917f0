import { formatRange } from '../../contract/reservation';
import type { DoctorMessages } from './messages';

export const italian: DoctorMessages = {
  platform: {
    title: 'Piattaforma',
    unsupported: 'Usare Windows o Linux; per le prove, il backend in memoria funziona ovunque.',
    tooOld: (build) =>
      `Usare le prenotazioni su Windows 10 1809, Windows Server 2019 (build ${build}) o successivi: gli autori della libreria QUIC di Microsoft le ritengono insicure prima.`,
  },
  dynamicRange: {
    title: 'Intervallo dinamico',
    tooLow: (range) =>
      `${range} inizia così in basso che il sistema assegna porte su cui i server sono in ascolto, e WinNAT le esclude.`,
    tooSmall: (range) =>
      `${range} ha così poche porte che i programmi che chiamano verso l'esterno possono non trovarne.`,
    remedy: (platform) =>
      `Impostarlo: \`port-reservation dynamic-range set ${platform === 'win32' ? '49152 16384' : '32768 28232'}\` è quello del sistema${platform === 'win32' ? '; con --udp per UDP. Poi riavviare Windows' : ''}.`,
  },
  node: {
    title: 'Node',
    tooOld: (found, required) => `Questo è ${found}. Installare Node ${required} o successivo.`,
  },
  backend: { title: 'Backend' },
  elevation: {
    title: 'Privilegi',
    elevated: 'Questo processo può creare ed eliminare prenotazioni.',
    notElevated: 'Questo processo non può creare né eliminare prenotazioni.',
    unknown: 'Il sistema non dice se questo processo può creare ed eliminare prenotazioni.',
    remedy: (platform) =>
      platform === 'win32'
        ? 'Per creare ed eliminare, eseguire da una sessione con privilegi elevati.'
        : 'Per creare ed eliminare, eseguire come root.',
  },
  lookup: {
    title: 'Ricerca innocua',
    answered: (block) =>
      `ERROR_NOT_FOUND per ${block}, come dev'essere per un blocco che nessuno ha prenotato.`,
    neverNotFound: (protocol, count) => `Ognuno di ${count} blocchi ${protocol} casuali risulta prenotato.`,
    remedy: "Prima risolvere gli altri problemi segnalati qui, poi ripetere l'esame.",
  },
  report: {
    statuses: { ok: 'a posto', warning: 'avviso', failed: 'guasto', skipped: 'saltato' },
    mayProbe:
      'La verifica sul campo prenota un blocco di porte libere, ne esclude un altro, li mette alla prova e li rimuove. Può farlo? [s/N] ',
    answerToYes: 's',
    notAsked:
      "La verifica sul campo modifica il sistema per un momento, e qui non c'è nessuno a cui chiedere. Con --yes la si autorizza.",
    notProbed: 'Non è stato cambiato nulla.',
    probed: (block, excluded) => `Verifica sul campo con i blocchi ${block} e ${excluded}:`,
    clean: 'Tutto ciò che la verifica ha creato è stato rimosso.',
    interrupted: 'La verifica sul campo è stata interrotta.',
    stopped: (message) => `La verifica sul campo non è potuta proseguire: ${message}`,
  },
  bridge: {
    title: 'Bridge',
    answered: (start, roundTrip) =>
      `Avviato e inizializzato in ${start} ms; una ricerca, andata e ritorno, richiede ${roundTrip} ms.`,
    silent: (seconds) => `Non ha risposto entro ${seconds} s.`,
    ended: (code, stderr) => `È terminato con ${code} invece di rispondere. ${stderr}`.trim(),
    remedy:
      'Reinstallare il pacchetto; poi verificare se qualcosa impedisce a Node di avviare un altro Node.',
  },
  probe: {
    needsElevation: (platform) =>
      platform === 'win32'
        ? 'Una verifica sul campo crea ed elimina prenotazioni proprie. Eseguire da una sessione con privilegi elevati.'
        : 'Una verifica sul campo crea ed elimina prenotazioni proprie. Eseguire come root.',
    noFreeBlock: (attempts) =>
      `In ${attempts} tentativi in punti casuali non si è trovato un blocco libero. Chiudere i programmi che occupano molte porte e riprovare.`,
    questions: {
      'row.starred': () => "La prenotazione ha l'asterisco nell'elenco del sistema?",
      'bind.ordinary': () => 'Un bind ordinario dentro il blocco viene rifiutato?',
      'bind.associated': () => 'Un bind con il token prende una porta del blocco?',
      'lookup.unelevated': () => 'Lookup funziona senza privilegi elevati?',
      'bind.ordinary.unelevated': () =>
        'Un bind ordinario dentro il blocco viene rifiutato senza privilegi elevati?',
      'bind.associated.unelevated': () =>
        'Un bind con il token prende una porta del blocco senza privilegi elevati?',
      'bind.usedUp': () => 'Come viene rifiutato un bind con il token quando il blocco è esaurito?',
      'delete.socketOpen': () => "L'eliminazione riesce mentre ci sono socket aperti nel blocco?",
      'exclusion.lookup': (tool) => `Lookup trova un'esclusione fatta con ${tool}?`,
      'exclusion.starred': (tool) =>
        `Un'esclusione fatta con ${tool} ha l'asterisco nell'elenco del sistema?`,
      'reservation.deletedByTool': (tool) => `${tool} elimina una prenotazione?`,
    },
    yes: 'sì',
    no: 'no',
    notObserved: 'non osservato',
    noOtherProcess: "Questo backend tiene le prenotazioni in questo processo; non c'è altro da interrogare.",
    stillElevated: 'Il processo che doveva essere senza privilegi elevati li ha comunque.',
    notElevatedEither: 'Il sistema non dice se il processo avviato è senza privilegi elevati.',
    row: (block, administered) => `${block} compare ${administered ? 'con' : 'senza'} asterisco.`,
    noRow: (block) => `${block} non compare nell'elenco.`,
    token: (token) => `Ha risposto il token ${token}.`,
    otherToken: (token) => `Ha risposto un altro token, ${token}.`,
    bound: (port) => `La porta ${port} è stata presa.`,
    drewInside: (port, block) => `È stata presa la porta ${port} di ${block}.`,
    drewOutside: (port, block) => `È stata presa la porta ${port}, che non appartiene a ${block}.`,
    usedUp: (count, code) => `Dopo ${count} porte il bind successivo è stato rifiutato con ${code}.`,
    neverUsedUp: (count) => `Sono riusciti ${count} bind, più delle porte del blocco.`,
    deletedWithSockets: (count) => `È stata eliminata con ${count} socket aperti.`,
    survived: (tool) => `${tool} l'ha lasciata stare.`,
    gone: (tool) => `Dopo ${tool}, Lookup risponde ERROR_NOT_FOUND.`,
    notInEffect: (tool) => `Dopo ${tool}, Lookup la trova ancora, ma il sistema non trattiene più le porte.`,
    notRecreated: (message) => `Il blocco non si è potuto prenotare di nuovo: ${message}`,
    leftover: (block, means, message) =>
      `${block.protocol} ${formatRange(block)} non si è potuto rimuovere (${message}). Rimuoverlo a mano: ${means}`,
  },
};
