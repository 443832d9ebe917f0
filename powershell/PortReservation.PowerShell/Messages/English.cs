namespace PortReservation.Messages;

internal sealed class English : Sentences
{
    internal override string Locale => "en";

    internal override string NotAWholeNumber(string value) =>
        $"'{value}' is not a whole number from 0 to 65535. Give the number in digits, as in 5000.";

    internal override string NotAnAddress(string value) =>
        $"'{value}' is not an IP address. Give it in numbers, as in 127.0.0.1 or ::1.";

    internal override string OptionsNotATable(string value) =>
        $"The module's options are a hashtable, as in Import-Module PortReservation -ArgumentList @{{ Backend = 'memory' }}, not '{value}'.";

    internal override string UnknownOption(string name, string names) =>
        $"There is no module option '{name}'. The options are {names}.";

    internal override string OptionNotText(string name, string value) =>
        $"The module option {name} is text that is not empty, not '{value}'.";

    internal override string OptionNotSeconds(string name, string value) =>
        $"The module option {name} is a whole number of seconds from 1 to 86400, not '{value}'.";

    internal override string OptionNotAbsolute(string name, string value) =>
        $"The module option {name} is an absolute path, not '{value}'.";

    internal override string OptionNotAChoice(string name, string choices, string value) =>
        $"The module option {name} is one of {choices}, not '{value}'.";

    internal override string NodeNotFound(string usualFolders, string oldest) =>
        $"Node.js was not found in the PATH, nor in the usual places ({usualFolders}). Install Node.js {oldest} or later for all users, or import the module with -ArgumentList @{{ NodePath = 'absolute path of node' }}.";

    internal override string NodePathMissing(string path, string oldest) =>
        $"The module option NodePath names '{path}', where there is no file. Give the absolute path of Node.js {oldest} or later.";

    internal override string NodeTooOld(string path, string version, string oldest) =>
        $"Node.js at '{path}' is version {version}. Install {oldest} or later, or import the module with -ArgumentList @{{ NodePath = 'absolute path of a newer node' }}.";

    internal override string BridgeNotInstalled(string file) =>
        $"The file '{file}' is missing, so that this copy of the module is not complete. Install it again; in a clone of the source, run npm run prepare-checkout.";

    internal override string BridgeNotStarted(string path, string reason, string oldest) =>
        $"Node.js at '{path}' could not be started: {reason} Install Node.js {oldest} or later for all users, or import the module with -ArgumentList @{{ NodePath = 'absolute path of node' }}.";

    internal override string BridgeEndedAtStart(string path, int exitCode, string said, string oldest, string script) =>
        $"Node.js at '{path}' ended with exit code {exitCode} before it had answered{(said.Length == 0 ? "" : $", and said: {said}")}. Check that it is Node.js {oldest} or later (node --version); run with '{script}' it shows what is wrong.";

    internal override string BridgeDied() =>
        "The Node.js process ended in the middle of a call. It is started again at the next call.";

    internal override string BridgeTimedOut(int seconds) =>
        $"The Node.js process did not answer within {seconds} seconds, so it was ended. It is started again at the next call.";

    internal override string BridgeError(string message, int code) =>
        $"The Node.js process refused the call: {message} (JSON-RPC {code}).";

    internal override string CreatedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered. A lookup finds the reservation {block} now; whether this call made it or it was there before cannot be told.";

    internal override string NotCreatedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered, and a lookup finds no reservation {block}: it was not created. Try again.";

    internal override string DeletedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered. A lookup finds no reservation {block} now; whether this call removed it or it was never there cannot be told.";

    internal override string NotDeletedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered, and a lookup still finds the reservation {block}: it was not removed. Try again.";

    internal override string ExclusionCreatedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered. The list has the exclusion {block} now; whether this call made it or it was there before cannot be told.";

    internal override string ExclusionNotCreatedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered, and the list has no exclusion {block}: it was not made. Try again.";

    internal override string ExclusionDeletedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered. The list has no exclusion {block} now; whether this call removed it or it was never there cannot be told.";

    internal override string ExclusionNotDeletedAfterDeath(string block) =>
        $"The Node.js process ended before it had answered, and the list still has the exclusion {block}: it was not removed. Try again.";

    internal override string UnknownAfterDeath(string block, string reason) =>
        $"The Node.js process ended before it had answered, and the lookup that should tell what became of {block} failed too: {reason}";

    internal override string CreationStopped(string block) =>
        $"A command was stopped after it had asked for {block} to be made, so it may have been made. The Get- command tells.";

    internal override string RemovalStopped(string block) =>
        $"A command was stopped after it had asked for {block} to be removed, so it may have been removed. The Get- command tells.";

    internal override string ResourceChangeStopped(string block) =>
        $"A configuration was stopped after it had asked for a change of {block}, so it may have been made. The Get- command tells.";

    internal override string OtherProtocol(string block, string protocol, string otherCommand) =>
        $"The object is the reservation {block}, and this command removes {protocol} reservations only. Use {otherCommand}.";

    internal override string ExclusionOtherProtocol(string block, string protocol) =>
        $"The object is the range {block}, and -Protocol asks for {protocol}. Leave -Protocol out to remove what the object says, or pass only objects of that protocol.";

    internal override string NotInEffect(string block) =>
        $"The reservation {block} is kept, but the system does not hold its ports back at this moment. Run 'port-reservation restore' as root, and find out which program has rewritten the kernel's list of reserved ports.";

    internal override string ExclusionNotFound(string block, string store) =>
        $"The {store} store holds no range {block} with exactly this start and number of ports. Get-ExcludedPortRange -Port finds the range that holds a port.";

    internal override string ConfirmCaption() => "Confirm";

    internal override string CreateDescription(string block, string machine) =>
        $"Create the persistent port reservation {block} on {machine}.";

    internal override string CreateQuestion(string block, string machine) =>
        $"Create the persistent port reservation {block} on {machine}? On Windows an ordinary bind to one of its ports is refused from then on.";

    internal override string RemoveDescription(string block, string machine) =>
        $"Remove the persistent port reservation {block} from {machine}.";

    internal override string RemoveQuestion(string block, string machine) =>
        $"Remove the persistent port reservation {block} from {machine}? Its ports are free for everybody then.";

    internal override string ExclusionCreateDescription(string block, string machine, string store) =>
        $"Exclude the ports {block} on {machine} (store: {store}).";

    internal override string ExclusionCreateQuestion(string block, string machine, string store) =>
        $"Exclude the ports {block} on {machine} (store: {store})? The system assigns none of them automatically from then on; a program that names one may still bind to it.";

    internal override string ExclusionRemoveDescription(string block, string machine, string store) =>
        $"Remove the exclusion of the ports {block} from {machine} (store: {store}).";

    internal override string ExclusionRemoveQuestion(string block, string machine, string store) =>
        $"Remove the exclusion of the ports {block} from {machine} (store: {store})? The system may assign them to any program then.";

    internal override string SocketDescription(string block, string machine) =>
        $"Open a socket on a port of the reservation {block} on {machine}.";

    internal override string SocketQuestion(string block, string machine) =>
        $"Open a socket on a port of the reservation {block} on {machine}?";

    internal override string NoPortLeft(int numberOfPorts, string block) =>
        $"None of the {numberOfPorts} ports of {block} is free. Close a socket that uses one, or reserve a larger block.";

    internal override string SocketRefused(string block, string reason) =>
        $"No socket could be opened in the block {block}: {reason}";

    internal override string BlocksDone(int number) => $"{number} blocks done";

    internal override string NativeCall(string name, int code, string detail) => $"{name}: code {code}. {detail}".TrimEnd();

    internal override string BlockWithToken(string block, ulong token) => $"{block}, token {token}";

    internal override string BridgeCheck() => "PowerShell to Node";

    internal override string BridgeAnswers(int processId, string milliseconds) =>
        $"The Node.js process {processId} answers a lookup in {milliseconds} ms.";

    internal override string BridgeRemedy() => "Do what the detail says, then run Test-PortReservationHost again.";
}
