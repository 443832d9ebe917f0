import type { LinuxMessages } from './messages';

export const italian: LinuxMessages = {
  namespace: {
    title: 'Namespace di rete',
    hosts: 'Quello proprio della macchina: le sue prenotazioni sopravvivono a un riavvio.',
    another: 'Non quello proprio della macchina: le sue prenotazioni finiscono con esso.',
    remedy: 'Montare /proc, oppure usare un altro backend.',
  },
  kernelList: {
    title: 'Elenco del kernel',
    holds: (file, ranges) => `${file} è leggibile e contiene ${ranges} intervalli.`,
    remedy: 'Montare /proc e usare un kernel con IPv4 e sysctl.',
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
    lost: (blocks) => `Nell'elenco del kernel mancano porte di ${blocks}.`,
    remedy:
      'Eseguire `port-reservation restore` come root, e scoprire quale programma ha riscritto net.ipv4.ip_local_reserved_ports, o se all’avvio manca il passo di ripristino.',
  },
  lock: {
    title: 'Blocco di accesso',
    free: 'Nessun altro processo lo tiene.',
    remedy: 'Attendere che quel processo finisca, oppure terminarlo: il kernel libera allora il blocco.',
  },
  skipped: (title) => `Non esaminato, a causa di: ${title}.`,
};
