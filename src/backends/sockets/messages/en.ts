export const english = {
  notAnAddress: (host: string) => `'${host}' is not an IP address in numbers, as 127.0.0.1 and ::1 are.`,
  noneUnprivileged: (block: string, count: number) =>
    `Every port of the block ${block} (${count} in all) is in use or needs the privilege to bind ports below 1024 (CAP_NET_BIND_SERVICE).`,
  released: (port: number, protocol: string) =>
    `Port ${port} (${protocol}) is closed or adopted already; draw another one.`,
  notAServer: (port: number) =>
    `Port ${port} can be adopted by a net.Server, as http.createServer() makes one, and this is none. Of an Express or Koa application: await drawn.adopt(http.createServer(app)), with app.callback() in place of app for Koa.`,
  closedBeforeListening: (port: number) =>
    `The server was closed before it listened on port ${port}, which is given back.`,
  anotherFamily: (type: string, address: string, needed: string) =>
    `A ${type} socket cannot adopt ${address}: the address family differs; pass a ${needed} socket.`,
  noHandover: (version: string) =>
    `This version of Node (${version}) does not let a datagram socket be handed over.`,
};
