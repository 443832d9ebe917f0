/*
 * A stand-in for `netsh int ipv4 show excludedportrange protocol=tcp|udp`: the stand-ins' state in netsh's shape.
 * Whether Windows lists persistent reservations unstarred, as here, is unproven.
 */
#include "state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_start_port(const void *a, const void *b) {
  return (int)((const struct block *)a)->start_port - (int)((const struct block *)b)->start_port;
}

int main(int argc, char **argv) {
  static struct block blocks[MAX_BLOCKS];
  uint32_t count = 0;
  const char *expected[] = {"int", "ipv4", "show", "excludedportrange"};
  for (int i = 0; i < 4; i++) {
    if (argc != 6 || strcmp(argv[i + 1], expected[i]) != 0) return 1;
  }
  if (strncmp(argv[5], "protocol=", 9) != 0) return 1;
  const char *protocol = argv[5] + 9;
  int number = strcmp(protocol, "tcp") == 0 ? PROTOCOL_TCP : strcmp(protocol, "udp") == 0 ? PROTOCOL_UDP : 0;
  if (number == 0) return 1;

  struct state *state = state_open();
  for (uint32_t i = 0; i < state->block_count; i++) {
    if (state->blocks[i].protocol == number) blocks[count++] = state->blocks[i];
  }
  state_close(state);
  qsort(blocks, count, sizeof *blocks, by_start_port);

  printf("\nProtocol %s Port Exclusion Ranges\n\nStart Port    End Port      \n----------    --------      \n", protocol);
  for (uint32_t i = 0; i < count; i++) {
    int end_port = blocks[i].start_port + blocks[i].number_of_ports - 1;
    printf("%10d  %10d  %s\n", blocks[i].start_port, end_port, blocks[i].kind == KIND_ADMINISTERED ? "   *" : "    ");
  }
  printf("\n* - Administered port exclusions.\n\n");
  return 0;
}
