/*
 * A stand-in for `netsh int ipv4 show|add|delete excludedportrange` and `show|set dynamicport`: the stand-ins' state in netsh's shape. As far as
 * it is documented or seen in public, it behaves as netsh does: add refuses a block that meets another or has a port
 * in use; a refusal is exit status 1 and the system's text; `persistent` is the default and covers both stores.
 * Unproven, and a choice here: that Windows lists persistent reservations unstarred and in the active store alone,
 * stars the rows of the persistent store, and says ERROR_FILE_NOT_FOUND where there is nothing to delete.
 */
#include "state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HIGHEST_PORT 65535
#define CODE_FILE_NOT_FOUND 2
#define CODE_ELEVATION_REQUIRED 740
#define BOTH_STORES (STORE_ACTIVE | STORE_PERSISTENT)

struct arguments {
  int protocol;
  int start_port;
  int number_of_ports;
  int stores;
};

static int by_start_port(const void *a, const void *b) {
  return (int)((const struct block *)a)->start_port - (int)((const struct block *)b)->start_port;
}

static int is_in(const struct block *block, int store) {
  return block->kind == KIND_ADMINISTERED ? (block->stores & store) != 0 : store == STORE_ACTIVE;
}

static int show(const struct arguments *asked) {
  static struct block blocks[MAX_BLOCKS];
  uint32_t count = 0;
  int store = asked->stores == 0 ? STORE_ACTIVE : asked->stores & STORE_PERSISTENT ? STORE_PERSISTENT : STORE_ACTIVE;
  struct state *state = state_open();
  for (uint32_t i = 0; i < state->block_count; i++) {
    const struct block *block = &state->blocks[i];
    if (block->protocol == asked->protocol && is_in(block, store)) blocks[count++] = *block;
  }
  state_close(state);
  qsort(blocks, count, sizeof *blocks, by_start_port);

  printf("\nProtocol %s Port Exclusion Ranges\n\nStart Port    End Port      \n----------    --------      \n",
         asked->protocol == PROTOCOL_TCP ? "tcp" : "udp");
  for (uint32_t i = 0; i < count; i++) {
    int end_port = blocks[i].start_port + blocks[i].number_of_ports - 1;
    printf("%10d  %10d  %s\n", blocks[i].start_port, end_port, blocks[i].kind == KIND_ADMINISTERED ? "   *" : "    ");
  }
  printf("\n* - Administered port exclusions.\n\n");
  return 0;
}

static DWORD add_in(struct state *state, const struct arguments *asked) {
  int end = asked->start_port + asked->number_of_ports;
  if (state->not_elevated) return CODE_ELEVATION_REQUIRED;
  for (uint32_t i = 0; i < state->block_count; i++) {
    const struct block *block = &state->blocks[i];
    int counts = is_in(block, STORE_ACTIVE) || (asked->stores & block->stores) != 0;
    if (counts && block->protocol == asked->protocol && block->start_port < end &&
        asked->start_port < block->start_port + block->number_of_ports) {
      return ERROR_SHARING_VIOLATION;
    }
  }
  for (int port = asked->start_port; port < end; port++) {
    if (!platform_port_is_free(asked->protocol, (USHORT)port)) return ERROR_SHARING_VIOLATION;
  }
  if (state->block_count == MAX_BLOCKS) return ERROR_NOT_ENOUGH_MEMORY;
  state->blocks[state->block_count++] = (struct block){
      .start_port = (uint16_t)asked->start_port,
      .number_of_ports = (uint16_t)asked->number_of_ports,
      .protocol = (uint8_t)asked->protocol,
      .kind = KIND_ADMINISTERED,
      .stores = (uint16_t)asked->stores,
  };
  return NO_ERROR;
}

static DWORD delete_in(struct state *state, const struct arguments *asked) {
  int found = 0;
  if (state->not_elevated) return CODE_ELEVATION_REQUIRED;
  for (uint32_t i = state->block_count; i-- > 0;) {
    struct block *block = &state->blocks[i];
    if (block->kind != KIND_ADMINISTERED || block->protocol != asked->protocol ||
        block->start_port != asked->start_port || block->number_of_ports != asked->number_of_ports) {
      continue;
    }
    found |= block->stores & asked->stores;
    block->stores &= (uint16_t)~asked->stores;
    if (block->stores == 0) *block = state->blocks[--state->block_count];
  }
  return found ? NO_ERROR : CODE_FILE_NOT_FOUND;
}

static int change(DWORD (*work)(struct state *, const struct arguments *), struct arguments *asked) {
  if (asked->start_port < 1 || asked->number_of_ports < 1) return 1;
  if (asked->stores == 0) asked->stores = BOTH_STORES;
  DWORD code = ERROR_INVALID_PARAMETER;
  if (asked->start_port + asked->number_of_ports - 1 <= HIGHEST_PORT) {
    struct state *state = state_open();
    code = work(state, asked);
    state_close(state);
  }
  char text[512] = "Ok.";
  if (code != NO_ERROR) platform_message(code, text, sizeof text);
  printf("%s\n\n", text);
  return code == NO_ERROR ? 0 : 1;
}

static int has_value(const char *argument, const char *name, const char *value) {
  size_t length = strlen(name);
  return strncmp(argument, name, length) == 0 && strcmp(argument + length, value) == 0;
}

/* One tag and its value, as in `startport=5000`; 0 for anything else. */
static int read_argument(const char *argument, struct arguments *asked) {
  if (has_value(argument, "protocol=", "tcp")) return asked->protocol = PROTOCOL_TCP;
  if (has_value(argument, "protocol=", "udp")) return asked->protocol = PROTOCOL_UDP;
  if (has_value(argument, "store=", "active")) return asked->stores = STORE_ACTIVE;
  if (has_value(argument, "store=", "persistent")) return asked->stores = BOTH_STORES;
  return sscanf(argument, "startport=%d", &asked->start_port) == 1 ||
         sscanf(argument, "numberofports=%d", &asked->number_of_ports) == 1;
}

static const struct dynamic_range default_range = {49152, 16384};

static int show_dynamic_range(int protocol) {
  struct state *state = state_open();
  struct dynamic_range set = state->dynamic_ranges[protocol == PROTOCOL_UDP];
  state_close(state);
  struct dynamic_range range = set.number_of_ports == 0 ? default_range : set;
  printf("\nProtocol %s Dynamic Port Range\n---------------------------------\n"
         "Start Port      : %d\nNumber of Ports : %d\n\n",
         protocol == PROTOCOL_TCP ? "tcp" : "udp", range.start_port, range.number_of_ports);
  return 0;
}

/* `start=N num=N store=S`, in this order; the limits are those of netsh's own help. */
static int set_dynamic_range(int protocol, char **argv) {
  int start = 0, count = 0;
  DWORD code = ERROR_INVALID_PARAMETER;
  sscanf(argv[0], "start=%d", &start);
  sscanf(argv[1], "num=%d", &count);
  if (strcmp(argv[2], "store=active") != 0 && strcmp(argv[2], "store=persistent") != 0) return 1;
  if (start >= 1025 && count >= 255 && start + count - 1 <= HIGHEST_PORT) {
    struct state *state = state_open();
    code = state->not_elevated ? CODE_ELEVATION_REQUIRED : NO_ERROR;
    if (code == NO_ERROR) {
      state->dynamic_ranges[protocol == PROTOCOL_UDP] = (struct dynamic_range){(uint16_t)start, (uint16_t)count};
    }
    state_close(state);
  }
  char text[512] = "Ok.";
  if (code != NO_ERROR) platform_message(code, text, sizeof text);
  printf("%s\n\n", text);
  return code == NO_ERROR ? 0 : 1;
}

static int dynamic_port(int argc, char **argv) {
  int protocol = strcmp(argv[5], "udp") == 0 ? PROTOCOL_UDP : PROTOCOL_TCP;
  if (strcmp(argv[3], "show") == 0) return show_dynamic_range(protocol);
  return strcmp(argv[3], "set") == 0 && argc == 9 ? set_dynamic_range(protocol, argv + 6) : 1;
}

int main(int argc, char **argv) {
  struct arguments asked = {0};
  if (argc >= 6 && strcmp(argv[4], "dynamicport") == 0) return dynamic_port(argc, argv);
  if (argc < 6 || strcmp(argv[1], "int") != 0 || strcmp(argv[2], "ipv4") != 0 ||
      strcmp(argv[4], "excludedportrange") != 0) {
    return 1;
  }
  for (int i = 5; i < argc; i++) {
    if (!read_argument(argv[i], &asked)) return 1;
  }
  if (asked.protocol == 0) return 1;
  if (strcmp(argv[3], "show") == 0) return show(&asked);
  if (strcmp(argv[3], "add") == 0) return change(add_in, &asked);
  return strcmp(argv[3], "delete") == 0 ? change(delete_in, &asked) : 1;
}
