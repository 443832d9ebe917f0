#include "platform.h"

#include <stdlib.h>

/* Windows locks bytes that nobody reads or writes as well as any others; those that it locks nobody else may read. */
#define LOCKED_BYTE 0x7fffffff

/*
 * Not the file that the variable names: reservations are the machine's, and the PowerShell module keeps its variables
 * from the bridge.
 */
#define STATE_FILE "C:\\port-reservation-standins"

int platform_map(const char *variable, size_t size, struct mapping *mapping) {
  (void)variable;
  const DWORD shared_by_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  HANDLE file = CreateFileA(STATE_FILE, GENERIC_READ | GENERIC_WRITE, shared_by_all, NULL, OPEN_ALWAYS, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) abort();
  OVERLAPPED locked = {.Offset = LOCKED_BYTE};
  if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &locked)) abort();
  HANDLE section = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, (DWORD)size, NULL);
  if (section == NULL) abort();
  mapping->memory = MapViewOfFile(section, FILE_MAP_WRITE, 0, 0, size);
  if (mapping->memory == NULL) abort();
  mapping->file = (intptr_t)file;
  mapping->section = (intptr_t)section;
  return 1;
}

void platform_unmap(struct mapping *mapping, size_t size) {
  (void)size;
  UnmapViewOfFile(mapping->memory);
  CloseHandle((HANDLE)mapping->section);
  /* Closing the file unlocks it. */
  CloseHandle((HANDLE)mapping->file);
}

void platform_message(DWORD code, char *text, size_t size) {
  const DWORD flags = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS;
  if (FormatMessageA(flags, NULL, code, 0, text, (DWORD)size, NULL) == 0) abort();
}

static int can_bind(int type, const struct sockaddr *name, int length) {
  SOCKET probe = socket(name->sa_family, type, 0);
  if (probe == INVALID_SOCKET) return 1; /* no such family here, so nobody holds the port there */
  int bound = bind(probe, name, length) == 0;
  closesocket(probe);
  return bound;
}

int platform_port_is_free(int protocol, USHORT port) {
  struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(port)};
  struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
  int type = protocol == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM;
  WSADATA data;
  if (WSAStartup(MAKEWORD(2, 2), &data) != 0) abort();
  int is_free = can_bind(type, (struct sockaddr *)&v4, sizeof v4) && can_bind(type, (struct sockaddr *)&v6, sizeof v6);
  WSACleanup();
  return is_free;
}
