/*
 * The part of a stand-in ws2_32 that is about reservations: which socket is associated with which token, and the
 * port that a bind draws. The sockets themselves are the platform's own.
 */
#ifndef ASSOCIATION_H
#define ASSOCIATION_H

#include "state.h"

/* SIO_ASSOCIATE_PORT_RESERVATION: 0, or the Winsock code. The socket's protocol is 6 or 17. */
int associate(SOCKET socket, int protocol, const void *input, DWORD input_size);

/* Forgets a socket that is being closed. */
void dissociate(SOCKET socket);

/* Whether a bind of this socket to port 0 draws from a block. */
int is_associated(SOCKET socket);

/* Binds to the given port (host byte order) and answers 0 or the Winsock code. */
typedef int bind_to_port(void *context, USHORT port);

/* Draws a free port for an associated socket by trying the block's ports in turn: 0, or the Winsock code. */
int draw(SOCKET socket, bind_to_port *bind_to, void *context);

#endif
