import { backendContract } from '../contract/backend-contract';
import { windowsBackendOnStandIns } from '../support/standins';

backendContract('windows', async () => windowsBackendOnStandIns());
