import type { MapKind } from '../port-map';

const kinds: Readonly<Record<MapKind, string>> = {
  used: 'in use',
  runtime: 'held at runtime',
  reservation: 'reservation',
  administered: 'exclusion',
  foreign: "on the kernel's list",
  privileged: 'privileged',
  dynamicRange: 'dynamic range',
  free: 'free',
};

/** Every sentence of the map. */
export const english = {
  kinds,
  title: (protocol: string, system: string) => `${protocol.toUpperCase()} ports of ${system}`,
  scale: (ports: number) => `Each sign stands for ${ports} ports, and shows what matters most among them.`,
};
