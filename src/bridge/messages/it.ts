import type { english } from './en';

export const italian: typeof english = {
  versionMismatch: (bridge, client) =>
    `Il bridge ha la versione ${bridge}, il suo client chiede la ${client}. Installare entrambi dalla stessa versione pubblicata.`,
  notInitialized: (method) => `${method} è stato chiamato prima di initialize. Chiamare prima initialize.`,
  alreadyInitialized: () =>
    'initialize è stato chiamato una seconda volta. Per altre opzioni, avviare un altro bridge.',
  unknownParameter: (method, name, known) =>
    `${method} non ha un parametro ${name}. I parametri si danno per nome, e questi sono noti: ${known}.`,
  notAChoice: (name, value, choices) => `${name} vale ${value}. Deve essere uno tra ${choices}.`,
  notText: (name, value) => `${name} vale ${value}. Deve essere un testo non vuoto.`,
  notAnObject: (name, value) => `${name} vale ${value}. Deve essere un oggetto.`,
  notBlocks: (value) =>
    `blocks vale ${value}. Deve essere un array con inizio e numero di porte di ogni blocco, uno dopo l'altro, come in [5000, 20, 6000, 1].`,
  tooManyBlocks: (count, most) =>
    `blocks ha ${count} blocchi. Una ricerca ne accetta al massimo ${most}: dividerla.`,
};
