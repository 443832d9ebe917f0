export const english = {
  native: {
    mainThreadOnly: "edge-js works on a process's main thread only, and this is a worker thread.",
    missingFile: (file: string) =>
      `${file} is missing. Reinstall the package; in a checkout, run npm run prepare-checkout with the .NET SDK on PATH.`,
    missingRuntimeDll: (files: string) =>
      `edge-js's binary needs ${files}, which are neither beside it nor in System32. Install Microsoft's Visual C++ redistributable (2015 to 2022), or use .NET Framework.`,
    otherClr: (hosted: string, asked: string) =>
      `This process hosts the ${hosted} CLR already and cannot host '${asked}' too. Use another process.`,
    notStarted: (reason: string) => `edge-js could not start the .NET runtime: ${reason}`,
    startedNothing:
      'edge-js has started no .NET runtime, and does not say why. With the variable COREHOST_TRACE=1 it does.',
    noDotnet: (executable: string) =>
      `There is no .NET: ${executable} is in no folder of PATH, nor where its installer puts it. Install the .NET runtime 8 or later, or on Windows use .NET Framework.`,
    noRuntime: (folder: string) => `${folder} has no .NET runtime 8 or later. Install one there.`,
    runtimeAtRoot: (file: string) =>
      `${file} is at the root of the current drive, where edge-js would take it for .NET. Remove it, work on another drive, or use .NET Framework.`,
    noSystemDirectory: (program: string, platform: string) =>
      `${program} is part of Windows, and ${platform} has no system directory to take it from.`,
    associationDenied:
      'Windows lets only an elevated administrator use a persistent reservation (WSAEACCES). Run the program elevated, or have an elevated one hand it the socket.',
    socketNotTaken: (error: number) =>
      `Node cannot take over the socket that the shim has bound: libuv error ${error}.`,
  },
  edge: {
    title: "edge-js's binary",
    missing: (file: string) => `There is no ${file}.`,
    remedy:
      'Use a version of Node, and an architecture, that the folder above has a binary for; where the folder itself is missing, reinstall the package.',
  },
  visualCRuntime: {
    title: 'Visual C++ runtime',
    notHere: 'Only Windows needs it.',
    missing: (files: string) => `${files}: neither beside edge-js's binary nor in System32.`,
    remedy:
      "Install Microsoft's Visual C++ redistributable (2015 to 2022) for this architecture, or use .NET Framework.",
  },
  shim: {
    title: 'Shim',
    missing: (file: string) => `There is no ${file}.`,
    remedy: 'Reinstall the package; in a checkout, run npm run prepare-checkout with the .NET SDK on PATH.',
  },
  clr: {
    title: '.NET runtime',
    remedy:
      'On Windows, use .NET Framework 4.7.2 or later, which is the default; for CoreCLR, install the .NET runtime and its edge-js bootstrap.',
  },
  functions: {
    title: 'Native functions',
    found: (count: number) => `All ${count} are there.`,
    missing: (names: string) => `Missing: ${names}.`,
    remedy: 'Use Windows 7, Windows Server 2008 R2 or later; off Windows, another backend.',
  },
  netsh: {
    title: "netsh's tables",
    read: (program: string, tcpRows: number, udpRows: number) =>
      `${program} listed ${tcpRows} TCP and ${udpRows} UDP ranges.`,
    refused: (words: string) =>
      words === '' ? 'netsh refuses, and prints no reason.' : `netsh refuses, and prints: ${words}`,
    noTable: (words: string) =>
      words === ''
        ? 'netsh printed nothing, not even the heads of its table.'
        : `netsh printed no table, but: ${words}`,
    notARow: (line: string) => `netsh printed a row that is not a range of ports: '${line}'.`,
    notRun: (program: string, reason: string) => `${program} could not be run: ${reason}`,
    noAnswer: (program: string, seconds: number) =>
      `${program} has not ended within ${seconds} s and was stopped. Try again; where it hangs again, restart the service that it waits for.`,
    notMade: (store: string) =>
      `netsh reports success, but has no such exclusion in its ${store} store afterwards.`,
    stillThere: (store: string) =>
      `netsh reports success, but still has the exclusion in its ${store} store afterwards.`,
    addedUnconfirmed: (reason: string, isUndone: boolean) =>
      isUndone
        ? `It was made, could not be confirmed, and was deleted again: ${reason}`
        : `It was made, but could neither be confirmed nor deleted again; list the exclusions to see it: ${reason}`,
    deletedUnconfirmed: (reason: string) =>
      `netsh reports that it is deleted, which could not be confirmed; list the exclusions to see it: ${reason}`,
    noDynamicRange: (words: string) => `netsh printed no dynamic range, but: ${words}`,
    otherDynamicRange: (startPort: number, numberOfPorts: number) =>
      `netsh reports success, but shows ${numberOfPorts} ports from ${startPort} afterwards.`,
    remedy:
      'Run `netsh int ipv4 show excludedportrange protocol=tcp` yourself; where it prints a table all the same, report what it prints.',
  },
  skipped: (title: string) => `Not looked at, because of: ${title}.`,
  noWitness: (seconds: number) =>
    `runas started no process without elevation that answered within ${seconds} s.`,
};
