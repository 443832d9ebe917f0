/*
 * A stand-in for `netsh int ipv4 show|add|delete excludedportrange`: the stand-ins' state in netsh's shape, and
 * administered exclusions. Whether Windows lists persistent reservations unstarred, and lets netsh delete none of
 * them, as here, is unproven.
 */
#include "state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_start_port(const void *a, const void *b) {
  return (int)((const struct block *)a)->start_port - (int)((const struct block *)b)->start_port;
}

static int show(int number, const char *protocol) {
  static struct block blocks[MAX_BLOCKS];
  uint32_t count = 0;
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

static int add(struct state *state, struct block wanted) {
  if (state->block_count == MAX_BLOCKS) return 1;
  state->blocks[state->block_count++] = wanted;
  return 0;
}

static int delete(struct state *state, struct block wanted) {
  for (uint32_t i = 0; i < state->block_count; i++) {
    struct block *block = &state->blocks[i];
    if (block->kind == wanted.kind && block->protocol == wanted.protocol && block->start_port == wanted.start_port &&
        block->number_of_ports == wanted.number_of_ports) {
      *block = state->blocks[--state->block_count];
      return 0;
    }
  }
  return 1;
}

static int change(int (*how)(struct state *, struct block), int number, const char *start, const char *count) {
  unsigned start_port, number_of_ports;
  if (sscanf(start, "startport=%u", &start_port) != 1 || sscanf(count, "numberofports=%u", &number_of_ports) != 1) {
    return 1;
  }
  struct state *state = state_open();
  int failed = state->not_elevated || how(state, (struct block){.start_port = (uint16_t)start_port,
                                                                .number_of_ports = (uint16_t)number_of_ports,
                                                                .protocol = (uint8_t)number,
                                                                .kind = KIND_ADMINISTERED});
  state_close(state);
  puts(failed ? "The stand-in refuses that.\n" : "Ok.\n");
  return failed;
}

int main(int argc, char **argv) {
  if (argc < 6 || strcmp(argv[1], "int") != 0 || strcmp(argv[2], "ipv4") != 0) return 1;
  if (strcmp(argv[4], "excludedportrange") != 0 || strncmp(argv[5], "protocol=", 9) != 0) return 1;
  const char *verb = argv[3];
  const char *protocol = argv[5] + 9;
  int number = strcmp(protocol, "tcp") == 0 ? PROTOCOL_TCP : strcmp(protocol, "udp") == 0 ? PROTOCOL_UDP : 0;
  if (number == 0) return 1;
  if (argc == 6 && strcmp(verb, "show") == 0) return show(number, protocol);
  if (argc == 8 && strcmp(verb, "add") == 0) return change(add, number, argv[6], argv[7]);
  if (argc == 8 && strcmp(verb, "delete") == 0) return change(delete, number, argv[6], argv[7]);
  return 1;
}
