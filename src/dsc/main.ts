import { dsc } from './command';

dsc(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
