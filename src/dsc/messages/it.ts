import { type Block, formatRange } from '../../contract/reservation';
import type { DscMessages } from './messages';

const name = (block: Block) => `${block.protocol} ${formatRange(block)}`;

export const italian: DscMessages = {
  unknownOperation: (operation, known) => `L'operazione è ${operation}. Deve essere una tra ${known}.`,
  unknownResource: (type, known) => `La risorsa è ${type}. Deve essere una tra ${known}.`,
  whatIfNotFor: (operation, known) =>
    `--what-if non vale per ${operation}, che non cambia nulla. Toglierlo, oppure usarlo con una tra ${known}.`,
  noInput: () =>
    'Lo standard input è vuoto. Passare l\'istanza come oggetto JSON, ad esempio {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.',
  notJson: (value) =>
    `Lo standard input è ${value}. Deve essere un solo oggetto JSON, ad esempio {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.`,
  notAnObject: (value) =>
    `L'istanza è ${value}. Deve essere un oggetto JSON, ad esempio {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.`,
  unknownProperty: (property, known) =>
    `La proprietà ${property} non esiste. Si possono impostare: ${known}. Correggerla o toglierla.`,
  notBoolean: (property, value) => `${property} vale ${value}. Deve essere true o false.`,
  unwantedReservation: (block) => `La prenotazione ${name(block)} esiste e non dovrebbe.`,
  wouldReserve: (block) => `Prenoterebbe ${name(block)}.`,
  wouldDeleteReservation: (block) => `Eliminerebbe la prenotazione ${name(block)}.`,
  unwantedExclusion: (block) => `L'esclusione ${name(block)} esiste e non dovrebbe.`,
  inOtherStore: (block, store) =>
    `L'esclusione ${name(block)} sta nell'archivio '${store}' e dovrebbe stare in '${block.store}'. Eliminarla prima: un'esclusione non si sposta da un archivio all'altro.`,
  wouldExclude: (block) =>
    block.store === 'persistent'
      ? `Escluderebbe ${name(block)} dall'assegnazione automatica, da subito e dopo ogni riavvio.`
      : `Escluderebbe ${name(block)} dall'assegnazione automatica fino al prossimo riavvio.`,
  wouldDeleteExclusion: (block) => `Eliminerebbe l'esclusione ${name(block)}.`,
  wouldBeRefused: (why) => `Sarebbe rifiutata senza cambiare nulla. ${why}`,
  noChange: () => 'Non cambierebbe nulla.',
};
