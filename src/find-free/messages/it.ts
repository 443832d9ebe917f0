import type { english } from './en';

export const italian: typeof english = {
  tooFew: (numberOfPorts, from, to) =>
    `Da ${from} a ${to} ci sono meno di ${numberOfPorts} porte. Chiedere meno porte, o allargare l'intervallo.`,
  noneFree: (numberOfPorts, from, to) =>
    `${numberOfPorts === 1 ? 'Nessuna porta' : `Nessun blocco di ${numberOfPorts} porte consecutive`} da ${from} a ${to} è libero. Chiedere meno porte, allargare l'intervallo, o ammettere l'intervallo dinamico.`,
};
