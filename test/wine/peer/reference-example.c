/*
 * What the reference page of LookupPersistentTcpPortReservation shows as its example, written anew for the tests: the
 * lookup, a socket, the association, a bind to port 0, and the port that came of it. It says the same lines in the same
 * order and ends with the same statuses, its oddities included: numbers are read as far as they go, counts are cut to
 * 16 bits, the token is printed signed, and a failure after the lookup still ends with status 0.
 */
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>
#include <windows.h>
#include <iphlpapi.h>
#include <stdio.h>
#include <stdlib.h>

enum { SUCCESS = 0, FAILURE = 1 };

static int usage(const wchar_t *program) {
  wprintf(L"usage: %ls <Starting Port> <Number of Ports>\n", program);
  wprintf(L"Look up a persistent TCP port reservation\n");
  wprintf(L"Example usage:\n");
  wprintf(L"   %ls 5000 20\n", program);
  wprintf(L"   where StartPort=5000 NumPorts=20");
  return FAILURE;
}

static void failed(const wchar_t *step) { wprintf(L"%ls failed with error = %d\n", step, WSAGetLastError()); }

static void show_port_of(SOCKET s) {
  struct sockaddr_in name;
  int length = sizeof name;
  if (getsockname(s, (struct sockaddr *)&name, &length) == SOCKET_ERROR) {
    failed(L"getsockname");
    return;
  }
  wprintf(L"getsockname succeeded\n");
  wprintf(L"Port number allocated = %u\n", ntohs(name.sin_port));
}

static void draw_from(SOCKET s, ULONG64 token) {
  const struct sockaddr_in any = {.sin_family = AF_INET};
  DWORD bytes_returned = 0;
  if (WSAIoctl(s, SIO_ASSOCIATE_PORT_RESERVATION, &token, sizeof token, NULL, 0, &bytes_returned, NULL, NULL) != 0) {
    failed(L"WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)");
    return;
  }
  wprintf(L"WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION) succeeded, bytesReturned = %lu\n", bytes_returned);
  if (bind(s, (const struct sockaddr *)&any, sizeof any) == SOCKET_ERROR) {
    failed(L"bind");
    return;
  }
  wprintf(L"bind succeeded\n");
  show_port_of(s);
}

static int allocate(ULONG64 token) {
  WSADATA data;
  int code = WSAStartup(MAKEWORD(2, 2), &data);
  if (code != 0) {
    wprintf(L"WSAStartup failed with error = %d\n", code);
    return FAILURE;
  }
  SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  if (s == INVALID_SOCKET) {
    failed(L"socket function");
  } else {
    wprintf(L"socket function succeeded\n");
    draw_from(s, token);
    if (closesocket(s) == SOCKET_ERROR) failed(L"closesocket");
  }
  WSACleanup();
  return SUCCESS;
}

int wmain(int argc, wchar_t **argv) {
  if (argc != 3) return usage(argv[0]);

  int start_port = _wtoi(argv[1]);
  if (start_port < 0 || start_port > 65535) {
    wprintf(L"Starting point must be either 0 or between 1 and 65,535\n");
    return FAILURE;
  }
  int number_of_ports = _wtoi(argv[2]);
  if (number_of_ports < 0) {
    wprintf(L"Number of ports must be a positive number\n");
    return FAILURE;
  }

  ULONG64 token = 0;
  ULONG status = LookupPersistentTcpPortReservation(htons((USHORT)start_port), (USHORT)number_of_ports, &token);
  if (status != NO_ERROR) {
    wprintf(L"LookupPersistentTcpPortReservation returned error: %ld\n", (long)status);
    return FAILURE;
  }
  wprintf(L"LookupPersistentTcpPortReservation call succeeded\n");
  wprintf(L"  Token = %I64d\n", token);
  return allocate(token);
}
