import { backendContract } from '../contract/backend-contract';
import { freshLinuxBackend } from '../support/linux-namespace';

backendContract('Linux', async () => freshLinuxBackend());
