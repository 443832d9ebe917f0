/// <reference types="node" preserve="true" />
/**
 * Windows' persistent port reservations: blocks of TCP or UDP ports that the system keeps across restarts.
 *
 * @packageDocumentation
 */

export type { MemoryBackendOptions } from './backends/memory/memory-backend';
export { MemoryBackend } from './backends/memory/memory-backend';
export type {
  BackendOptions,
  BindAddress,
  BoundPort,
  NativeCall,
  Obstacle,
  PortOwner,
  ReservationBackend,
  SystemExclusion,
  SystemRange,
} from './contract/backend';
export { NativeFailure } from './contract/backend';
export type { Check, CheckStatus, Diagnostics, ProbeTools } from './contract/diagnostics';
export type {
  ExclusionStore,
  HeldRange,
  HeldRangeKind,
  ListedReservation,
  PortExclusion,
  PortRange,
  PortReservation,
  Protocol,
  RestoredReservation,
} from './contract/reservation';
export type { OpenSocket, PortUsageSource, SocketProcess } from './contract/usage';
export { Win32 } from './contract/win32';
export type { BackendSettings } from './core/choose-backend';
export type { KnownObstacle, PortReservationErrorDetails } from './core/errors';
export { PortReservationError } from './core/errors';
export type { ExclusionFilter, ListFilter, PortReservationsOptions } from './core/port-reservations';
export { PortReservations } from './core/port-reservations';
export {
  createPersistentTcpPortReservation,
  createPersistentUdpPortReservation,
  deletePersistentTcpPortReservation,
  deletePersistentUdpPortReservation,
  lookupPersistentTcpPortReservation,
  lookupPersistentUdpPortReservation,
} from './core/win32-functions';
export { diagnose } from './doctor/diagnose';
export type { Observation, ProbeReport } from './doctor/probe';
export { probe } from './doctor/probe';
export { type FreePorts, findFreePorts } from './find-free/find-free-ports';
export type { FreePortsOptions } from './find-free/options';
export { type ReserveFreePortsOptions, reserveFreePorts } from './find-free/reserve-free-ports';
export { drawPortMap, type MapKind, type MapRange, type PortMap } from './map/port-map';
export { type DynamicRangeCapacity, dynamicRangeCapacity } from './usage/capacity';
export {
  type ExplainErrorOptions,
  explainListenError,
  type ListenErrorExplanation,
} from './usage/explain-listen-error';
export { type ExplainOptions, explainPort, explainPorts } from './usage/explain-port';
export type { PortExplanation, PortFinding, PortFindingKind } from './usage/explanation';
