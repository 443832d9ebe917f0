import type { WindowsMessages } from './messages';

export const italian: WindowsMessages = {
  edge: {
    title: 'Binario di edge-js',
    missing: (file) => `${file} non esiste.`,
    remedy:
      "Usare una versione di Node, e un'architettura, per cui la cartella indicata ha un binario; se manca la cartella stessa, reinstallare il pacchetto.",
  },
  visualCRuntime: {
    title: 'Runtime di Visual C++',
    notHere: 'Serve solo a Windows.',
    missing: (files) => `${files}: né accanto al binario di edge-js né in System32.`,
    remedy:
      'Installare il pacchetto ridistribuibile di Visual C++ (da 2015 a 2022) di Microsoft per questa architettura, oppure usare .NET Framework.',
  },
  shim: {
    title: 'Shim',
    missing: (file) => `${file} non esiste.`,
    remedy:
      "Reinstallare il pacchetto; in una copia di lavoro, eseguire npm run prepare-checkout con l'SDK .NET nel PATH.",
  },
  clr: {
    title: 'Runtime .NET',
    remedy:
      'In Windows, usare .NET Framework 4.7.2 o successivo, che è il predefinito; per CoreCLR, installare il runtime .NET e il suo bootstrap di edge-js.',
  },
  functions: {
    title: 'Funzioni native',
    found: (count) => `Ci sono tutte e ${count}.`,
    missing: (names) => `Mancano: ${names}.`,
    remedy:
      'Usare Windows 7, Windows Server 2008 R2 o versioni successive; fuori da Windows, un altro backend.',
  },
  netsh: {
    title: 'Tabelle di netsh',
    read: (program, tcpRows, udpRows) => `${program} ha elencato ${tcpRows} intervalli TCP e ${udpRows} UDP.`,
    remedy:
      'Eseguire a mano `netsh int ipv4 show excludedportrange protocol=tcp`; se stampa comunque una tabella, segnalare che cosa stampa.',
  },
  skipped: (title) => `Non esaminato, a causa di: ${title}.`,
  noWitness: (seconds) =>
    `runas non ha avviato un processo senza privilegi elevati che rispondesse entro ${seconds} s.`,
};
