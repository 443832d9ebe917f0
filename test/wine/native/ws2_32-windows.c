/*
 * A stand-in ws2_32 for Wine: three functions know of reservations and end in Wine's own, every other export is
 * Wine's own at once. winsock2.h declares what is defined here, so the compiler checks the prototypes.
 */
#include "association.h"

#include <string.h>

typedef int WSAAPI bind_function(SOCKET, const struct sockaddr *, int);
typedef int WSAAPI closesocket_function(SOCKET);
typedef int WSAAPI getsockopt_function(SOCKET, int, int, char *, int *);
typedef int WSAAPI wsaioctl_function(SOCKET, DWORD, LPVOID, DWORD, LPVOID, DWORD, LPDWORD, LPWSAOVERLAPPED,
                                     LPWSAOVERLAPPED_COMPLETION_ROUTINE);

/* The forwarded exports have loaded it long before. */
static void *builtin(const char *name) {
  return (void *)GetProcAddress(GetModuleHandleA("ws2_32_wine"), name);
}

static int fail(int code) {
  SetLastError((DWORD)code);
  return SOCKET_ERROR;
}

static void count(enum call call) {
  struct state *state = state_open();
  state->calls[call]++;
  state_close(state);
}

static int protocol_of(SOCKET s) {
  WSAPROTOCOL_INFOW info = {0};
  int size = sizeof info;
  ((getsockopt_function *)builtin("getsockopt"))(s, SOL_SOCKET, SO_PROTOCOL_INFOW, (char *)&info, &size);
  return info.iProtocol;
}

struct bind_context {
  SOCKET socket;
  struct sockaddr_storage name;
  int length;
};

static int bind_builtin(void *context, USHORT port) {
  struct bind_context *target = context;
  /* The port has the same place in both families. */
  ((struct sockaddr_in *)&target->name)->sin_port = (USHORT)(port << 8 | port >> 8);
  bind_function *bind_in_wine = builtin("bind");
  return bind_in_wine(target->socket, (struct sockaddr *)&target->name, target->length) == 0 ? 0 : (int)GetLastError();
}

EXPORT int WSAAPI bind(SOCKET s, const struct sockaddr *name, int length) {
  struct bind_context target = {.socket = s, .length = length};
  int draws = is_associated(s) && name != NULL && length >= (int)sizeof(struct sockaddr_in) &&
              length <= (int)sizeof target.name && ((const struct sockaddr_in *)name)->sin_port == 0;
  if (!draws) return ((bind_function *)builtin("bind"))(s, name, length);
  count(CALL_BIND);
  memcpy(&target.name, name, (size_t)length);
  int code = draw(s, bind_builtin, &target);
  return code == 0 ? 0 : fail(code);
}

EXPORT int WSAAPI WSAIoctl(SOCKET s, DWORD code, LPVOID input, DWORD input_size, LPVOID output, DWORD output_size,
                           LPDWORD bytes_returned, LPWSAOVERLAPPED overlapped,
                           LPWSAOVERLAPPED_COMPLETION_ROUTINE completion) {
  if (code != SIO_ASSOCIATE_PORT_RESERVATION) {
    return ((wsaioctl_function *)builtin("WSAIoctl"))(s, code, input, input_size, output, output_size, bytes_returned,
                                                      overlapped, completion);
  }
  count(CALL_IOCTL);
  if (bytes_returned == NULL || overlapped != NULL || completion != NULL) return fail(WSAEFAULT);
  int refused = associate(s, protocol_of(s), input, input_size);
  if (refused != 0) return fail(refused);
  *bytes_returned = 0;
  return 0;
}

EXPORT int WSAAPI closesocket(SOCKET s) {
  if (is_associated(s)) count(CALL_CLOSE);
  dissociate(s);
  return ((closesocket_function *)builtin("closesocket"))(s);
}
