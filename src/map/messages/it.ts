import type { english } from './en';

export const italian: typeof english = {
  kinds: {
    used: 'in uso',
    runtime: 'tenuta da un programma',
    reservation: 'prenotazione',
    administered: 'esclusione',
    foreign: "nell'elenco del kernel",
    privileged: 'privilegiata',
    dynamicRange: 'intervallo dinamico',
    free: 'libera',
  },
  title: (protocol, system) => `Porte ${protocol.toUpperCase()} di ${system}`,
  scale: (ports) => `Ogni segno sta per ${ports} porte, e mostra ciò che più conta fra esse.`,
};
