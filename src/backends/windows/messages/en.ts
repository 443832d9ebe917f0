import type { WindowsMessages } from './messages';

export const english: WindowsMessages = {
  edge: {
    title: "edge-js's binary",
    missing: (file) => `There is no ${file}.`,
    remedy:
      'Use a version of Node, and an architecture, that the folder above has a binary for; where the folder itself is missing, reinstall the package.',
  },
  visualCRuntime: {
    title: 'Visual C++ runtime',
    notHere: 'Only Windows needs it.',
    missing: (files) => `${files}: neither beside edge-js's binary nor in System32.`,
    remedy:
      "Install Microsoft's Visual C++ redistributable (2015 to 2022) for this architecture, or use .NET Framework.",
  },
  shim: {
    title: 'Shim',
    missing: (file) => `There is no ${file}.`,
    remedy: 'Reinstall the package; in a checkout, run npm run prepare-checkout with the .NET SDK on PATH.',
  },
  clr: {
    title: '.NET runtime',
    remedy:
      'On Windows, use .NET Framework 4.7.2 or later, which is the default; for CoreCLR, install the .NET runtime and its edge-js bootstrap.',
  },
  functions: {
    title: 'Native functions',
    found: (count) => `All ${count} are there.`,
    missing: (names) => `Missing: ${names}.`,
    remedy: 'Use Windows 7, Windows Server 2008 R2 or later; off Windows, another backend.',
  },
  netsh: {
    title: "netsh's tables",
    read: (program, tcpRows, udpRows) => `${program} listed ${tcpRows} TCP and ${udpRows} UDP ranges.`,
    remedy:
      'Run `netsh int ipv4 show excludedportrange protocol=tcp` yourself; where it prints a table all the same, report what it prints.',
  },
  skipped: (title) => `Not looked at, because of: ${title}.`,
  noWitness: (seconds) => `runas started no process without elevation that answered within ${seconds} s.`,
};
