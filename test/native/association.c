#include "association.h"

#include <string.h>

#define MAX_SOCKETS 4096

static struct {
  SOCKET socket;
  uint64_t token; /* 0: a free slot; the stand-in gives out no such token */
} associations[MAX_SOCKETS];

static int slot_of(SOCKET socket) {
  for (int i = 0; i < MAX_SOCKETS; i++) {
    if (associations[i].token != 0 && associations[i].socket == socket) return i;
  }
  return -1;
}

static int free_slot(void) {
  for (int i = 0; i < MAX_SOCKETS; i++) {
    if (associations[i].token == 0) return i;
  }
  return -1;
}

int associate(SOCKET socket, int protocol, const void *input, DWORD input_size) {
  uint64_t token;
  if (input == NULL || input_size != sizeof token) return WSAEFAULT;
  memcpy(&token, input, sizeof token);

  /* What Windows answers to a token that nobody holds, or of the other protocol, nobody has shown yet. */
  struct state *state = state_open();
  struct block *block = state_block_of(state, token);
  int known = block != NULL && block->protocol == protocol;
  int elevated = !state->not_elevated;
  state_close(state);
  if (!known) return WSAEINVAL;
  /* The ioctl's page: a persistent reservation is for administrators, and elevated ones but for the built-in account. */
  if (!elevated) return WSAEACCES;

  /* An entry under the same number is of a socket that Node has closed since. */
  int slot = slot_of(socket);
  if (slot < 0) slot = free_slot();
  if (slot < 0) return WSAEINVAL;
  associations[slot].socket = socket;
  associations[slot].token = token;
  return 0;
}

void dissociate(SOCKET socket) {
  int slot = slot_of(socket);
  if (slot >= 0) associations[slot].token = 0;
}

int is_associated(SOCKET socket) { return slot_of(socket) >= 0; }

int draw(SOCKET socket, bind_to_port *bind_to, void *context) {
  struct state *state = state_open();
  struct block *block = state_block_of(state, associations[slot_of(socket)].token);
  int code = WSAEINVAL; /* the reservation is gone */
  if (block != NULL) {
    /* That a block used up answers WSAEADDRINUSE is unproven: the reference pages name no code for it. */
    code = WSAEADDRINUSE;
    for (int i = 0; i < block->number_of_ports && code == WSAEADDRINUSE; i++) {
      code = bind_to(context, (USHORT)(block->start_port + i));
    }
  }
  state_close(state);
  return code;
}
