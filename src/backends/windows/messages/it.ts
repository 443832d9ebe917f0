import type { english } from './en';

export const italian: typeof english = {
  native: {
    mainThreadOnly:
      'edge-js funziona solo nel thread principale di un processo, e questo è un thread di lavoro.',
    missingFile: (file) =>
      `Manca ${file}. Reinstallare il pacchetto; in una copia di lavoro, eseguire npm run prepare-checkout con l'SDK .NET nel PATH.`,
    missingRuntimeDll: (files) =>
      `Il binario di edge-js richiede ${files}, che non sono né accanto ad esso né in System32. Installare il pacchetto ridistribuibile di Visual C++ (da 2015 a 2022) di Microsoft, oppure usare .NET Framework.`,
    otherClr: (hosted, asked) =>
      `Questo processo ospita già il CLR ${hosted} e non può ospitare anche '${asked}'. Usare un altro processo.`,
    notStarted: (reason) => `edge-js non è riuscito ad avviare il runtime .NET: ${reason}`,
    startedNothing:
      'edge-js non ha avviato alcun runtime .NET, e non dice perché. Con la variabile COREHOST_TRACE=1 lo dice.',
    noDotnet: (executable) =>
      `Non c'è .NET: ${executable} non è in nessuna cartella del PATH, né dove lo mette il suo installatore. Installare il runtime .NET 8 o successivo, oppure in Windows usare .NET Framework.`,
    noRuntime: (folder) => `${folder} non contiene un runtime .NET 8 o successivo. Installarne uno lì.`,
    runtimeAtRoot: (file) =>
      `${file} è alla radice dell'unità corrente, dove edge-js lo prenderebbe per .NET. Rimuoverlo, lavorare su un'altra unità, oppure usare .NET Framework.`,
    noSystemDirectory: (program, platform) =>
      `${program} fa parte di Windows, e ${platform} non ha una cartella di sistema da cui prenderlo.`,
    associationDenied:
      'Windows permette di usare una prenotazione persistente solo a un amministratore con privilegi elevati (WSAEACCES). Eseguire il programma con privilegi elevati, oppure farsi consegnare il socket da uno che li ha.',
    socketNotTaken: (error) =>
      `Node non può prendere in consegna il socket associato dallo shim: errore ${error} di libuv.`,
  },
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
    refused: (words) =>
      words === '' ? 'netsh rifiuta, senza dire il motivo.' : `netsh rifiuta, e stampa: ${words}`,
    noTable: (words) =>
      words === ''
        ? "netsh non ha stampato nulla, nemmeno l'intestazione della sua tabella."
        : `netsh non ha stampato una tabella, ma: ${words}`,
    notARow: (line) => `netsh ha stampato una riga che non è un intervallo di porte: '${line}'.`,
    notRun: (program, reason) => `Non è stato possibile eseguire ${program}: ${reason}`,
    noAnswer: (program, seconds) =>
      `${program} non è terminato entro ${seconds} s ed è stato arrestato. Riprovare; se si blocca di nuovo, riavviare il servizio che aspetta.`,
    notMade: (store) =>
      `netsh segnala che l'operazione è riuscita, ma dopo non ha questa esclusione nel suo archivio '${store}'.`,
    stillThere: (store) =>
      `netsh segnala che l'operazione è riuscita, ma dopo ha ancora l'esclusione nel suo archivio '${store}'.`,
    addedUnconfirmed: (reason, isUndone) =>
      isUndone
        ? `È stata creata, non è stato possibile averne conferma, ed è stata eliminata di nuovo: ${reason}`
        : `È stata creata, ma non è stato possibile né averne conferma né eliminarla di nuovo; elencare le esclusioni per vederla: ${reason}`,
    deletedUnconfirmed: (reason) =>
      `netsh segnala che è eliminata, ma non è stato possibile averne conferma; elencare le esclusioni per vederlo: ${reason}`,
    noDynamicRange: (words) => `netsh non ha stampato un intervallo dinamico, ma: ${words}`,
    otherDynamicRange: (startPort, numberOfPorts) =>
      `netsh segnala che l'operazione è riuscita, ma dopo mostra ${numberOfPorts} porte a partire da ${startPort}.`,
    remedy:
      'Eseguire a mano `netsh int ipv4 show excludedportrange protocol=tcp`; se stampa comunque una tabella, segnalare che cosa stampa.',
  },
  skipped: (title) => `Non esaminato, a causa di: ${title}.`,
  noWitness: (seconds) =>
    `runas non ha avviato un processo senza privilegi elevati che rispondesse entro ${seconds} s.`,
};
