/**
 * Windows' persistent port reservations: blocks of TCP or UDP ports that the system keeps across restarts.
 *
 * @packageDocumentation
 */
export type {
  BackendOptions,
  BindAddress,
  BoundPort,
  HeldRange,
  NativeCall,
  Obstacle,
  PortOwner,
  ReservationBackend,
} from './backend';
export { NativeFailure } from './backend';
export type { BackendSettings } from './choose-backend';
export type { Check, CheckStatus, Diagnostics, Surroundings } from './diagnosis';
export type { Observation, ProbeReport } from './doctor/probe';
export type { PortReservationErrorDetails } from './errors';
export { PortReservationError } from './errors';
export type { MemoryBackendOptions } from './memory/memory-backend';
export { MemoryBackend } from './memory/memory-backend';
export type { ExclusionFilter, ListFilter, PortReservationsOptions } from './port-reservations';
export { PortReservations } from './port-reservations';
export type {
  ExclusionStore,
  ListedReservation,
  PortExclusion,
  PortRange,
  PortReservation,
  Protocol,
  RestoredReservation,
} from './reservation';
export { Win32 } from './win32';
export {
  createPersistentTcpPortReservation,
  createPersistentUdpPortReservation,
  deletePersistentTcpPortReservation,
  deletePersistentUdpPortReservation,
  lookupPersistentTcpPortReservation,
  lookupPersistentUdpPortReservation,
} from './win32-functions';
