/*
 * What a machine with reservations remembers: shared by all processes that name the same file in
 * PORT_RESERVATION_STANDIN_STATE, or private to each library in each process, for a single thread, where that is not set. The file is this struct as it
 * stands, little-endian; a file of zeros is a machine with no reservation and an elevated caller.
 */
#ifndef STATE_H
#define STATE_H

#include "platform.h"

#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17

/* A foreign block is what a service holds at runtime; an administered one is an exclusion. */
enum kind { KIND_RESERVATION = 1, KIND_FOREIGN = 2, KIND_ADMINISTERED = 3 };

/* Where an exclusion is; a block of another kind has none of these. */
#define STORE_ACTIVE 1
#define STORE_PERSISTENT 2

/* The index of a counter in state.calls. */
enum call {
  CALL_CREATE_TCP,
  CALL_DELETE_TCP,
  CALL_LOOKUP_TCP,
  CALL_CREATE_UDP,
  CALL_DELETE_UDP,
  CALL_LOOKUP_UDP,
  CALL_IOCTL,
  CALL_BIND,
  CALL_CLOSE,
};

#define MAX_BLOCKS 16384

struct block {
  uint64_t token;
  uint16_t start_port; /* host byte order */
  uint16_t number_of_ports;
  uint8_t protocol;
  uint8_t kind;
  uint16_t stores;
};

struct dynamic_range {
  uint16_t start_port; /* host byte order */
  uint16_t number_of_ports;
};

struct state {
  uint32_t not_elevated;
  uint32_t block_count;
  uint64_t created; /* how many tokens were ever given out */
  uint32_t calls[9];
  /* What the last call of iphlpapi passed, in host byte order after the one swap. */
  uint16_t last_start_port;
  uint16_t last_number_of_ports;
  struct dynamic_range dynamic_ranges[2]; /* of TCP and of UDP; of no ports where nobody has set one */
  struct block blocks[MAX_BLOCKS];
};

/* The state, locked until state_close. */
struct state *state_open(void);
void state_close(struct state *state);

/* The block of a token, of whatever protocol; NULL for a token that nobody holds. */
struct block *state_block_of(struct state *state, uint64_t token);

#endif
