import type { NativeFunction, Surface } from './surface';

/** A mistake that somebody could make in the shim, and the part of Windows that would suffer. */
export interface Mistake {
  readonly name: string;
  readonly suffers: string;
  /** Where not every processor's headers could tell. */
  readonly bits?: 32 | 64;
  readonly make: (surface: Surface) => Surface;
}

const lookup = 'LookupPersistentTcpPortReservation';
const token = 2;

export const mistakes: readonly Mistake[] = [
  {
    name: 'the ioctl that releases a reservation',
    suffers: 'SIO_ASSOCIATE_PORT_RESERVATION',
    make: (surface) => ({
      ...surface,
      constants: surface.constants.map(({ name, value }) => ({
        name,
        value: name === 'NativeMethods.SioAssociatePortReservation' ? value - 1 : value,
      })),
    }),
  },
  {
    name: 'a token of 32 bits',
    suffers: lookup,
    make: changing(lookup, withParameter(token, 'UInt32&')),
  },
  {
    name: 'a token as wide as a pointer',
    suffers: lookup,
    bits: 32,
    make: changing(lookup, withParameter(token, 'UIntPtr&')),
  },
  {
    name: 'a token by value',
    suffers: lookup,
    make: changing(lookup, withParameter(token, 'UInt64')),
  },
  {
    name: 'a port of 32 bits',
    suffers: 'CreatePersistentUdpPortReservation',
    make: changing('CreatePersistentUdpPortReservation', withParameter(0, 'UInt32')),
  },
  {
    name: 'a signed result',
    suffers: 'DeletePersistentTcpPortReservation',
    make: changing('DeletePersistentTcpPortReservation', (it) => ({ ...it, returns: 'Int32' })),
  },
  {
    name: 'one parameter too few',
    suffers: 'WSAIoctl',
    make: changing('WSAIoctl', (it) => ({ ...it, parameters: it.parameters.slice(0, -1) })),
  },
  {
    name: 'a socket of 32 bits',
    suffers: 'closesocket',
    bits: 64,
    make: changing('closesocket', withParameter(0, 'UInt32')),
  },
  {
    name: 'the calling convention of C',
    suffers: 'bind',
    make: changing('bind', (it) => ({ ...it, callingConvention: 'Cdecl' })),
  },
  {
    name: 'the scope of an IPv6 address in the wrong place',
    suffers: 'sockaddr_in6.sin6_scope_id',
    make: (surface) => ({
      ...surface,
      layouts: surface.layouts.map((layout) =>
        layout.name === 'sockaddr_in6'
          ? { ...layout, offsets: { ...layout.offsets, sin6_scope_id: 20 } }
          : layout,
      ),
    }),
  },
];

type Change = (it: NativeFunction) => NativeFunction;

function changing(name: string, change: Change): (surface: Surface) => Surface {
  return (surface) => ({
    ...surface,
    functions: surface.functions.map((it) => (it.name === name ? change(it) : it)),
  });
}

function withParameter(index: number, type: string): Change {
  return (it) => ({
    ...it,
    parameters: it.parameters.map((parameter, at) => (at === index ? { ...parameter, type } : parameter)),
  });
}
