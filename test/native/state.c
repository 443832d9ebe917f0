#include "state.h"

#include <stddef.h>

_Static_assert(offsetof(struct state, blocks) == 64, "test/support/standins.ts reads the blocks from byte 64");
_Static_assert(sizeof(struct block) == 16, "test/support/standins.ts reads blocks of 16 bytes");

static struct state own;

/* One call has the state open at a time in each thread. */
static __thread struct mapping current;

struct state *state_open(void) {
  return platform_map("PORT_RESERVATION_STANDIN_STATE", sizeof(struct state), &current) ? current.memory : &own;
}

void state_close(struct state *state) {
  if (state != &own) platform_unmap(&current, sizeof(struct state));
}

struct block *state_block_of(struct state *state, uint64_t token) {
  for (uint32_t i = 0; i < state->block_count; i++) {
    struct block *block = &state->blocks[i];
    if (block->kind == KIND_RESERVATION && block->token == token) return block;
  }
  return NULL;
}
