import { backendContract } from '../contract/backend-contract';
import { socketContract } from '../contract/usage-contract';
import { windowsBackendOnStandIns } from '../support/standins';

backendContract('windows', async () => windowsBackendOnStandIns());
socketContract('windows', async () => windowsBackendOnStandIns());
