import { backendContract } from '../contract/backend-contract';
import { socketContract } from '../contract/usage-contract';
import { freshLinuxBackend } from '../support/linux-namespace';

backendContract('Linux', async () => freshLinuxBackend());
socketContract('Linux', async () => freshLinuxBackend());
