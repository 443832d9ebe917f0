/*
 * Checks that the stand-in iphlpapi reads and writes no wider than the real one: ports arrive in registers whose
 * upper bits are rubbish, and the token stands between canaries. Exit status 0, or the number of the check that failed.
 */
#include "platform.h"

#define RUBBISH 0xdeadbeefcafe0000u
#define CANARY 0xa5a5a5a5a5a5a5a5u

ULONG CreatePersistentTcpPortReservation(USHORT, USHORT, PULONG64);
ULONG LookupPersistentTcpPortReservation(USHORT, USHORT, PULONG64);
ULONG DeletePersistentTcpPortReservation(USHORT, USHORT);

/* The same functions, called with all 64 bits of a register. */
typedef ULONG wide_call(uint64_t start_port, uint64_t number_of_ports, PULONG64 token);

static wide_call *wide(void *function) { return (wide_call *)function; }

int main(void) {
  const uint64_t start_port = RUBBISH | 0x8813; /* 5000 in network byte order, on a little-endian machine */
  const uint64_t number_of_ports = RUBBISH | 20;
  ULONG64 created[3] = {CANARY, CANARY, CANARY};
  ULONG64 found[3] = {CANARY, CANARY, CANARY};

  if (wide((void *)CreatePersistentTcpPortReservation)(start_port, number_of_ports, &created[1]) != 0) return 1;
  if (created[0] != CANARY || created[2] != CANARY) return 2;
  if (created[1] >> 32 == CANARY >> 32 || (uint32_t)created[1] == (uint32_t)CANARY) return 3;
  if (LookupPersistentTcpPortReservation(0x8813, 20, &found[1]) != 0) return 4;
  if (found[0] != CANARY || found[2] != CANARY || found[1] != created[1]) return 5;
  if (wide((void *)DeletePersistentTcpPortReservation)(start_port, number_of_ports, NULL) != 0) return 6;
  if (LookupPersistentTcpPortReservation(0x8813, 20, &found[1]) != ERROR_NOT_FOUND) return 7;
  return 0;
}
