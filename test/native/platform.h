/*
 * What differs between the stand-ins as shared objects (gcc) and as DLLs (mingw): types, exports, files and locks.
 * Everything else in this folder is the same on both.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32

/* The real headers first: the compiler then checks our definitions against their prototypes. */
#define WINSOCK_API_LINKAGE
#define _WINSOCK_DEPRECATED_NO_WARNINGS
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>
#include <windows.h>
#include <iphlpapi.h>

#define EXPORT __declspec(dllexport)

#else

typedef unsigned short USHORT;
typedef uint32_t ULONG;
typedef uint32_t DWORD;
typedef uint32_t UINT;
typedef uint64_t ULONG64;
typedef ULONG64 *PULONG64;
typedef uintptr_t SOCKET;

#define EXPORT __attribute__((visibility("default")))
#define WINAPI
#define WSAAPI
#define INVALID_SOCKET (~(SOCKET)0)
#define SOCKET_ERROR (-1)
#define NO_ERROR 0
#define ERROR_ACCESS_DENIED 5
#define ERROR_NOT_ENOUGH_MEMORY 8
#define ERROR_SHARING_VIOLATION 32
#define ERROR_INVALID_PARAMETER 87
#define ERROR_INSUFFICIENT_BUFFER 122
#define ERROR_NOT_FOUND 1168
#define WSAEACCES 10013
#define WSAEFAULT 10014
#define WSAEINVAL 10022
#define WSAENOTSOCK 10038
#define WSAEOPNOTSUPP 10045
#define WSAEAFNOSUPPORT 10047
#define WSAEADDRINUSE 10048
#define SIO_ASSOCIATE_PORT_RESERVATION 0x98000066

#endif

/*
 * Maps `size` bytes of the file named by the environment variable into memory, locked against every other thread
 * and process until platform_unmap; NULL where the variable is not set or the file cannot be used.
 */
struct mapping {
  void *memory;
  intptr_t file;
  intptr_t section;
};
int platform_map(const char *variable, size_t size, struct mapping *mapping);
void platform_unmap(struct mapping *mapping, size_t size);

/* The system's text for a Win32 code, as the shim's FormatMessage has it on this platform. */
void platform_message(DWORD code, char *text, size_t size);

/* Whether no socket of the machine holds the port: 6 for TCP, 17 for UDP; host byte order. */
int platform_port_is_free(int protocol, USHORT port);

#endif
