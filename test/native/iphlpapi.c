/*
 * A stand-in for the six functions of iphlpapi that keep persistent port reservations, with the codes of their
 * reference pages. StartPort arrives in network byte order and is swapped here once: a caller that forgets its own
 * swap creates another block, which the state shows.
 */
#include "state.h"

#define HIGHEST_PORT 65535

/* Well past 2^63, and different in both halves from one token to the next. */
#define FIRST_TOKEN 0xfedcba9876543210u
#define TOKEN_STEP 0x0102030405060709u

static USHORT host_order(USHORT port) { return (USHORT)(port << 8 | port >> 8); }

static int is_legal(USHORT start_port, USHORT number_of_ports) {
  return start_port != 0 && number_of_ports != 0 && start_port + number_of_ports - 1 <= HIGHEST_PORT;
}

static struct block *find(struct state *state, int protocol, USHORT start_port, USHORT number_of_ports) {
  for (uint32_t i = 0; i < state->block_count; i++) {
    struct block *block = &state->blocks[i];
    if (block->kind == KIND_RESERVATION && block->protocol == protocol && block->start_port == start_port &&
        block->number_of_ports == number_of_ports) {
      return block;
    }
  }
  return NULL;
}

static int is_taken(struct state *state, int protocol, USHORT start_port, USHORT number_of_ports) {
  for (uint32_t i = 0; i < state->block_count; i++) {
    struct block *block = &state->blocks[i];
    if (block->protocol == protocol && block->start_port < start_port + number_of_ports &&
        start_port < block->start_port + block->number_of_ports) {
      return 1;
    }
  }
  for (int port = start_port; port < start_port + number_of_ports; port++) {
    if (!platform_port_is_free(protocol, (USHORT)port)) return 1;
  }
  return 0;
}

static ULONG create_in(struct state *state, int protocol, USHORT start_port, USHORT number_of_ports, PULONG64 token) {
  if (token == NULL || !is_legal(start_port, number_of_ports)) return ERROR_INVALID_PARAMETER;
  if (state->not_elevated) return ERROR_ACCESS_DENIED;
  if (is_taken(state, protocol, start_port, number_of_ports)) return ERROR_SHARING_VIOLATION;
  if (state->block_count == MAX_BLOCKS) return ERROR_NOT_ENOUGH_MEMORY;
  *token = FIRST_TOKEN + state->created++ * TOKEN_STEP;
  state->blocks[state->block_count++] = (struct block){
      .token = *token,
      .start_port = start_port,
      .number_of_ports = number_of_ports,
      .protocol = (uint8_t)protocol,
      .kind = KIND_RESERVATION,
  };
  return NO_ERROR;
}

static ULONG delete_in(struct state *state, int protocol, USHORT start_port, USHORT number_of_ports) {
  if (!is_legal(start_port, number_of_ports)) return ERROR_INVALID_PARAMETER;
  if (state->not_elevated) return ERROR_ACCESS_DENIED;
  struct block *block = find(state, protocol, start_port, number_of_ports);
  if (block == NULL) return ERROR_NOT_FOUND;
  *block = state->blocks[--state->block_count];
  return NO_ERROR;
}

static ULONG lookup_in(struct state *state, int protocol, USHORT start_port, USHORT number_of_ports, PULONG64 token) {
  if (token == NULL || !is_legal(start_port, number_of_ports)) return ERROR_INVALID_PARAMETER;
  struct block *block = find(state, protocol, start_port, number_of_ports);
  if (block == NULL) return ERROR_NOT_FOUND;
  *token = block->token;
  return NO_ERROR;
}

static struct state *open_for(enum call call, USHORT start_port, USHORT number_of_ports) {
  struct state *state = state_open();
  state->calls[call]++;
  state->last_start_port = start_port;
  state->last_number_of_ports = number_of_ports;
  return state;
}

static ULONG create(enum call call, int protocol, USHORT start_port, USHORT number_of_ports, PULONG64 token) {
  struct state *state = open_for(call, start_port, number_of_ports);
  ULONG code = create_in(state, protocol, start_port, number_of_ports, token);
  state_close(state);
  return code;
}

static ULONG delete(enum call call, int protocol, USHORT start_port, USHORT number_of_ports) {
  struct state *state = open_for(call, start_port, number_of_ports);
  ULONG code = delete_in(state, protocol, start_port, number_of_ports);
  state_close(state);
  return code;
}

static ULONG lookup(enum call call, int protocol, USHORT start_port, USHORT number_of_ports, PULONG64 token) {
  struct state *state = open_for(call, start_port, number_of_ports);
  ULONG code = lookup_in(state, protocol, start_port, number_of_ports, token);
  state_close(state);
  return code;
}

EXPORT ULONG WINAPI CreatePersistentTcpPortReservation(USHORT StartPort, USHORT NumberOfPorts, PULONG64 Token) {
  return create(CALL_CREATE_TCP, PROTOCOL_TCP, host_order(StartPort), NumberOfPorts, Token);
}

EXPORT ULONG WINAPI CreatePersistentUdpPortReservation(USHORT StartPort, USHORT NumberOfPorts, PULONG64 Token) {
  return create(CALL_CREATE_UDP, PROTOCOL_UDP, host_order(StartPort), NumberOfPorts, Token);
}

EXPORT ULONG WINAPI DeletePersistentTcpPortReservation(USHORT StartPort, USHORT NumberOfPorts) {
  return delete(CALL_DELETE_TCP, PROTOCOL_TCP, host_order(StartPort), NumberOfPorts);
}

EXPORT ULONG WINAPI DeletePersistentUdpPortReservation(USHORT StartPort, USHORT NumberOfPorts) {
  return delete(CALL_DELETE_UDP, PROTOCOL_UDP, host_order(StartPort), NumberOfPorts);
}

EXPORT ULONG WINAPI LookupPersistentTcpPortReservation(USHORT StartPort, USHORT NumberOfPorts, PULONG64 Token) {
  return lookup(CALL_LOOKUP_TCP, PROTOCOL_TCP, host_order(StartPort), NumberOfPorts, Token);
}

EXPORT ULONG WINAPI LookupPersistentUdpPortReservation(USHORT StartPort, USHORT NumberOfPorts, PULONG64 Token) {
  return lookup(CALL_LOOKUP_UDP, PROTOCOL_UDP, host_order(StartPort), NumberOfPorts, Token);
}
