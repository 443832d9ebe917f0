/*
 * A stand-in ws2_32 that hands out real Linux sockets, as wide as Winsock's SOCKET and under Winsock's numbers for
 * families and codes. A code is left in errno, where .NET looks for the last error off Windows.
 *
 * The functions have other names in C and take Winsock's in the object file, for they clash with libc's; within
 * this library the system's own are reached by libc's headers.
 */
#define _GNU_SOURCE
#include "association.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define WINSOCK_AF_INET 2
#define WINSOCK_AF_INET6 23
#define WINSOCK_SOCK_STREAM 1
#define WINSOCK_SOCK_DGRAM 2
#define WSA_FLAG_OVERLAPPED 0x01
#define WSA_FLAG_NO_HANDLE_INHERIT 0x80
#define WINSOCK_2_2 0x0202
#define WSAVERNOTSUPPORTED 10092
#define WSAEADDRNOTAVAIL 10049

static int fail(int code) {
  errno = code;
  return SOCKET_ERROR;
}

static int winsock_code(int error) {
  switch (error) {
    case EADDRINUSE: return WSAEADDRINUSE;
    case EADDRNOTAVAIL: return WSAEADDRNOTAVAIL;
    case EACCES: return WSAEACCES;
    case EAFNOSUPPORT: return WSAEAFNOSUPPORT;
    case EBADF: case ENOTSOCK: return WSAENOTSOCK;
    default: return WSAEINVAL;
  }
}

static int protocol_of(SOCKET s) {
  int protocol = 0;
  socklen_t size = sizeof protocol;
  getsockopt((int)s, SOL_SOCKET, SO_PROTOCOL, &protocol, &size);
  return protocol;
}

/* Winsock's sockaddr differs from Linux's in the number of the IPv6 family alone. */
static void set_family(struct sockaddr_storage *name, sa_family_t family) { name->ss_family = family; }

struct bind_context {
  SOCKET socket;
  struct sockaddr_storage name;
  socklen_t length;
};

static int bind_linux(void *context, USHORT port) {
  struct bind_context *target = context;
  /* The port has the same place in both families. */
  ((struct sockaddr_in *)&target->name)->sin_port = htons(port);
  if (syscall(SYS_bind, (int)target->socket, &target->name, target->length) == 0) return 0;
  return winsock_code(errno);
}

static void count(enum call call) {
  struct state *state = state_open();
  state->calls[call]++;
  state_close(state);
}

EXPORT int WSAStartup(USHORT version, void *data) {
  if (data == NULL) return WSAEFAULT;
  return version == WINSOCK_2_2 ? 0 : WSAVERNOTSUPPORTED;
}

EXPORT SOCKET WSASocketW(int family, int type, int protocol, void *info, uint32_t group, DWORD flags) {
  int linux_family = family == WINSOCK_AF_INET ? AF_INET : family == WINSOCK_AF_INET6 ? AF_INET6 : -1;
  int linux_type = type == WINSOCK_SOCK_STREAM ? SOCK_STREAM : type == WINSOCK_SOCK_DGRAM ? SOCK_DGRAM : -1;
  if (linux_family < 0) return (SOCKET)fail(WSAEAFNOSUPPORT);
  if (linux_type < 0 || info != NULL || group != 0 || flags != (WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT)) {
    return (SOCKET)fail(WSAEINVAL);
  }
  int s = socket(linux_family, linux_type | SOCK_CLOEXEC, protocol);
  if (s < 0) return (SOCKET)fail(winsock_code(errno));
  if (linux_family == AF_INET6) {
    const int on = 1; /* Winsock's default */
    setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  }
  return (SOCKET)s;
}

EXPORT int WSAIoctl(SOCKET s, DWORD code, void *input, DWORD input_size, void *output, DWORD output_size,
                    DWORD *bytes_returned, void *overlapped, void *completion) {
  (void)output;
  (void)output_size;
  count(CALL_IOCTL);
  if (bytes_returned == NULL || overlapped != NULL || completion != NULL) return fail(WSAEFAULT);
  if (code != SIO_ASSOCIATE_PORT_RESERVATION) return fail(WSAEOPNOTSUPP);
  int refused = associate(s, protocol_of(s), input, input_size);
  if (refused != 0) return fail(refused);
  *bytes_returned = 0;
  return 0;
}

EXPORT int winsock_bind(SOCKET s, const void *name, int length) __asm__("bind");
EXPORT int winsock_bind(SOCKET s, const void *name, int length) {
  count(CALL_BIND);
  struct bind_context target = {.socket = s, .length = (socklen_t)length};
  if (name == NULL || length < (int)sizeof(struct sockaddr_in) || (size_t)length > sizeof target.name) {
    return fail(WSAEFAULT);
  }
  memcpy(&target.name, name, (size_t)length);
  if (target.name.ss_family == WINSOCK_AF_INET6) {
    if (length < (int)sizeof(struct sockaddr_in6)) return fail(WSAEFAULT);
    set_family(&target.name, AF_INET6);
  }
  USHORT port = ntohs(((struct sockaddr_in *)&target.name)->sin_port);
  int code = port == 0 && is_associated(s) ? draw(s, bind_linux, &target) : bind_linux(&target, port);
  return code == 0 ? 0 : fail(code);
}

EXPORT int winsock_getsockname(SOCKET s, void *name, int *length) __asm__("getsockname");
EXPORT int winsock_getsockname(SOCKET s, void *name, int *length) {
  struct sockaddr_storage own = {0};
  socklen_t own_length = sizeof own;
  if (name == NULL || length == NULL) return fail(WSAEFAULT);
  if (syscall(SYS_getsockname, (int)s, &own, &own_length) != 0) return fail(winsock_code(errno));
  if (*length < (int)own_length) return fail(WSAEFAULT);
  if (own.ss_family == AF_INET6) set_family(&own, WINSOCK_AF_INET6);
  memcpy(name, &own, own_length);
  *length = (int)own_length;
  return 0;
}

EXPORT int closesocket(SOCKET s) {
  count(CALL_CLOSE);
  dissociate(s);
  return close((int)s) == 0 ? 0 : fail(winsock_code(errno));
}
