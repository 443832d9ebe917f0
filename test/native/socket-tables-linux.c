/*
 * A stand-in for GetExtendedTcpTable and GetExtendedUdpTable: the sockets of this network namespace in the rows of
 * Windows, listeners as MIB_TCP_STATE_LISTEN and all others as established, each owned by the process that asks.
 */
#include "platform.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FAMILY_IPV6 23
#define STATE_LISTEN 2
#define STATE_ESTABLISHED 5
#define LINUX_LISTEN 0x0A

struct layout {
  size_t size, address, address_size, port, state, pid;
};

static const struct layout tcp4 = {24, 4, 4, 8, 0, 20};
static const struct layout tcp6 = {56, 0, 16, 20, 48, 52};
/* A row of UDP has no state: its process id is written over it. */
static const struct layout udp4 = {12, 0, 4, 4, 8, 8};
static const struct layout udp6 = {28, 0, 16, 20, 24, 24};

static void put(unsigned char *at, uint32_t value) { memcpy(at, &value, sizeof value); }

static ULONG table(const char *path, const struct layout *layout, unsigned char *rows, DWORD *size) {
  FILE *file = fopen(path, "r");
  char line[512];
  uint32_t count = 0;
  size_t needed = 4;
  if (file == NULL) return NO_ERROR;
  while (fgets(line, sizeof line, file) != NULL) {
    char address[33];
    unsigned port, state;
    if (sscanf(line, " %*d: %32[0-9A-F]:%4X %*[0-9A-F]:%*X %2X", address, &port, &state) != 3) continue;
    needed += layout->size;
    if (rows == NULL || needed > *size) continue;
    unsigned char *row = rows + 4 + layout->size * count++;
    memset(row, 0, layout->size);
    for (size_t word = 0; word < layout->address_size / 4; word++) {
      uint32_t value;
      sscanf(address + 8 * word, "%8X", &value);
      memcpy(row + layout->address + 4 * word, &value, sizeof value);
    }
    put(row + layout->port, htons((uint16_t)port));
    put(row + layout->state, state == LINUX_LISTEN ? STATE_LISTEN : STATE_ESTABLISHED);
    put(row + layout->pid, (uint32_t)getpid());
  }
  fclose(file);
  if (rows == NULL || needed > *size) {
    *size = (DWORD)needed;
    return ERROR_INSUFFICIENT_BUFFER;
  }
  put(rows, count);
  return NO_ERROR;
}

EXPORT ULONG GetExtendedTcpTable(unsigned char *rows, DWORD *size, int order, ULONG family, int table_class, ULONG reserved) {
  (void)order, (void)table_class, (void)reserved;
  return family == FAMILY_IPV6 ? table("/proc/self/net/tcp6", &tcp6, rows, size)
                               : table("/proc/self/net/tcp", &tcp4, rows, size);
}

EXPORT ULONG GetExtendedUdpTable(unsigned char *rows, DWORD *size, int order, ULONG family, int table_class, ULONG reserved) {
  (void)order, (void)table_class, (void)reserved;
  return family == FAMILY_IPV6 ? table("/proc/self/net/udp6", &udp6, rows, size)
                               : table("/proc/self/net/udp", &udp4, rows, size);
}
