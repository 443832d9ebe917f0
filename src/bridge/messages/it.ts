import type { BridgeMessages } from './messages';

export const italian: BridgeMessages = {
  versionMismatch: (bridge, client) =>
    `Il bridge ha la versione ${bridge}, il suo client chiede la ${client}. Installare entrambi dalla stessa versione pubblicata.`,
  notInitialized: (method) => `${method} è stato chiamato prima di initialize. Chiamare prima initialize.`,
  alreadyInitialized: () =>
    'initialize è stato chiamato una seconda volta. Per altre opzioni, avviare un altro bridge.',
  unknownParameter: (method, name, known) =>
    `${method} non ha un parametro ${name}. I parametri si danno per nome, e questi sono noti: ${known}.`,
  notAChoice: (name, value, choices) => `${name} vale ${value}. Deve essere uno tra ${choices}.`,
  notText: (name, value) => `${name} vale ${value}. Deve essere un testo non vuoto.`,
  notSeconds: (name, value) =>
    `${name} vale ${value}. Deve essere un numero di secondi maggiore di 0 e non superiore a 86400.`,
  tooManyRanges: (count, most) =>
    `ranges ha ${count} elementi. Una ricerca ne accetta al massimo ${most}: dividerla.`,
  noSuchSocket: (value) =>
    `socket vale ${value}. Deve essere il numero di un socket dato da bind e non ancora chiuso.`,
};
