import type { SocketMessages } from './messages';

export const italian: SocketMessages = {
  notAnAddress: (host) => `'${host}' non è un indirizzo IP in cifre, come 127.0.0.1 e ::1.`,
  noneUnprivileged: (block, count) =>
    `Ogni porta del blocco ${block} (${count} in tutto) è in uso o richiede il privilegio di aprire porte sotto la 1024 (CAP_NET_BIND_SERVICE).`,
  released: (port, protocol) => `La porta ${port} (${protocol}) è già chiusa o adottata; estrarne un'altra.`,
  notAServer: (port) =>
    `La porta ${port} può essere adottata da un net.Server, come lo crea http.createServer(), e questo non lo è. Con un'applicazione Express o Koa: await drawn.adopt(http.createServer(app)), con app.callback() al posto di app per Koa.`,
  closedBeforeListening: (port) =>
    `Il server è stato chiuso prima di mettersi in ascolto sulla porta ${port}, che è restituita.`,
  anotherFamily: (type, address, needed) =>
    `Un socket ${type} non può adottare ${address}: la famiglia di indirizzi è diversa; passare un socket ${needed}.`,
  noHandover: (version) =>
    `Questa versione di Node (${version}) non permette di cedere un socket di datagrammi.`,
};
