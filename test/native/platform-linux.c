#define _GNU_SOURCE
#include "platform.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int platform_map(const char *variable, size_t size, struct mapping *mapping) {
  const char *path = getenv(variable);
  if (path == NULL || *path == '\0') return 0;
  /* A descriptor of its own for each call: flock then keeps threads apart too. */
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) abort();
  if (flock(file, LOCK_EX) != 0 || ftruncate(file, (off_t)size) != 0) abort();
  mapping->memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapping->memory == MAP_FAILED) abort();
  mapping->file = file;
  return 1;
}

void platform_unmap(struct mapping *mapping, size_t size) {
  munmap(mapping->memory, size);
  close((int)mapping->file);
}

void platform_message(DWORD code, char *text, size_t size) { snprintf(text, size, "%s", strerror((int)code)); }

static int can_bind(int type, const struct sockaddr *name, socklen_t length) {
  const int on = 1;
  int probe = socket(name->sa_family, type | SOCK_CLOEXEC, 0);
  if (probe < 0) return 1; /* no such family here, so nobody holds the port there */
  if (name->sa_family == AF_INET6) setsockopt(probe, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (type == SOCK_STREAM) setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  /* Not by name: the stand-in ws2_32 defines a bind of its own. */
  int bound = syscall(SYS_bind, probe, name, length) == 0;
  close(probe);
  return bound;
}

/* Whether all that holds a TCP port is connections that are dying out; those do not count on Windows. */
static int only_time_wait(const char *table, USHORT port, int *dying) {
  const unsigned time_wait = 6;
  char line[512];
  unsigned local_port, state;
  FILE *file = fopen(table, "re");
  if (file == NULL) return 1;
  int alive = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, " %*u: %*[0-9A-F]:%x %*[0-9A-F]:%*x %x", &local_port, &state) != 2 || local_port != port) continue;
    if (state == time_wait) *dying = 1;
    else alive = 1;
  }
  fclose(file);
  return !alive;
}

static int is_dying_out(int protocol, USHORT port) {
  int dying = 0;
  /* A socket that is bound and idle stands in neither table. */
  return protocol == IPPROTO_TCP && only_time_wait("/proc/net/tcp", port, &dying) &&
         only_time_wait("/proc/net/tcp6", port, &dying) && dying;
}

int platform_port_is_free(int protocol, USHORT port) {
  struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
  struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  int type = protocol == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM;
  if (can_bind(type, (struct sockaddr *)&v4, sizeof v4) && can_bind(type, (struct sockaddr *)&v6, sizeof v6)) return 1;
  return is_dying_out(protocol, port);
}
