// The application that the browser tests share: an empty data folder, the demo company, its own embedded database.
import { ownServer } from './own-server.ts';
import { shared } from './place.ts';

const server = ownServer(shared);
const stop = () => void server.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
await server.startAt(0);
setInterval(() => undefined, 60_000); // stays until it is told to stop
