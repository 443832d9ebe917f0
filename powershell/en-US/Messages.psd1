@{
    NotAWholeNumber               = "'{0}' is not a whole number from 0 to 65535. Give the number in digits, as in 5000."
    UnknownOption                 = "There is no module option '{0}'. The options are {1}."
    OptionsNotATable              = "The module's options are a hashtable, as in Import-Module PortReservation -ArgumentList @{{ Backend = 'memory' }}, not '{0}'."
    OptionNotText                 = "The module option {0} is text that is not empty, not '{1}'."
    OptionNotSeconds              = "The module option {0} is a whole number of seconds from 1 to 86400, not '{1}'."
    OptionNotAbsolute             = "The module option {0} is an absolute path, not '{1}'."
    OptionNotAChoice              = "The module option {0} is one of {1}, not '{2}'."
    NodeNotFound                  = "Node.js was not found in the PATH, nor in the usual places ({0}). Install Node.js {1} or later for all users, or import the module with -ArgumentList @{{ NodePath = 'absolute path of node' }}."
    NodePathMissing               = "The module option NodePath names '{0}', where there is no file. Give the absolute path of Node.js {1} or later."
    NodeTooOld                    = "Node.js at '{0}' is version {1}. Install {2} or later, or import the module with -ArgumentList @{{ NodePath = 'absolute path of a newer node' }}."
    BridgeNotInstalled            = "The file '{0}' is missing, so that this copy of the module is not complete. Install it again; in a clone of the source, run npm run prepare-checkout."
    BridgeNotStarted              = "Node.js at '{0}' could not be started: {1}"
    BridgeEndedAtStart            = "Node.js at '{0}' ended with exit code {1} before it had answered. Check that it is Node.js {2} or later (node --version); run with '{3}' it shows what is wrong."
    BridgeDied                    = 'The Node.js process ended in the middle of a call. It is started again at the next call.'
    BridgeTimedOut                = 'The Node.js process did not answer within {0} seconds, so it was ended. It is started again at the next call.'
    BridgeError                   = 'The Node.js process refused the call: {0} (JSON-RPC {1}).'
    CreatedAfterDeath             = 'The Node.js process ended before it had answered. A lookup finds the reservation {0} now; whether this call made it or it was there before cannot be told.'
    NotCreatedAfterDeath          = 'The Node.js process ended before it had answered, and a lookup finds no reservation {0}: it was not created. Try again.'
    DeletedAfterDeath             = 'The Node.js process ended before it had answered. A lookup finds no reservation {0} now; whether this call removed it or it was never there cannot be told.'
    NotDeletedAfterDeath          = 'The Node.js process ended before it had answered, and a lookup still finds the reservation {0}: it was not removed. Try again.'
    UnknownAfterDeath             = 'The Node.js process ended before it had answered, and the lookup that should tell what became of {0} failed too: {1}'
    ExclusionCreatedAfterDeath    = 'The Node.js process ended before it had answered. The list has the exclusion {0} now; whether this call made it or it was there before cannot be told.'
    ExclusionNotCreatedAfterDeath = 'The Node.js process ended before it had answered, and the list has no exclusion {0}: it was not made. Try again.'
    ExclusionDeletedAfterDeath    = 'The Node.js process ended before it had answered. The list has no exclusion {0} now; whether this call removed it or it was never there cannot be told.'
    ExclusionNotDeletedAfterDeath = 'The Node.js process ended before it had answered, and the list still has the exclusion {0}: it was not removed. Try again.'
    OtherProtocol                 = 'The object is the reservation {0}, and this command removes {1} reservations only. Use Remove-Persistent{2}PortReservation.'
    NotInEffect                   = "The reservation {0} is kept, but the system does not hold its ports back at this moment. Run 'port-reservation restore' as root, and find out which program has rewritten the kernel's list of reserved ports."
    ExclusionNotFound             = 'The {1} store holds no range {0} with exactly this start and number of ports. Get-ExcludedPortRange -Port finds the range that holds a port.'
    ExclusionOtherProtocol        = 'The object is the range {0}, and -Protocol asks for {1}. Leave -Protocol out to remove what the object says, or pass only objects of that protocol.'
    ConfirmCaption                = 'Confirm'
    CreateDescription             = 'Create the persistent port reservation {0} on {1}.'
    CreateQuestion                = 'Create the persistent port reservation {0} on {1}? On Windows an ordinary bind to one of its ports is refused from then on.'
    RemoveDescription             = 'Remove the persistent port reservation {0} from {1}.'
    RemoveQuestion                = 'Remove the persistent port reservation {0} from {1}? Its ports are free for everybody then.'
    ExclusionCreateDescription    = 'Exclude the ports {0} on {1} (store: {2}).'
    ExclusionCreateQuestion       = 'Exclude the ports {0} on {1} (store: {2})? The system assigns none of them automatically from then on; a program that names one may still bind to it.'
    ExclusionRemoveDescription    = 'Remove the exclusion of the ports {0} from {1} (store: {2}).'
    ExclusionRemoveQuestion       = 'Remove the exclusion of the ports {0} from {1} (store: {2})? The system may assign them to any program then.'
    SocketDescription             = 'Open a socket on a port of the reservation {0} on {1}.'
    SocketQuestion                = 'Open a socket on a port of the reservation {0} on {1}?'
    NoPortLeft                    = 'None of the {0} ports of {1} is free. Close a socket that uses one, or reserve a larger block.'
    SocketRefused                 = 'No socket could be opened in the block {0}: {1}'
    BlocksDone                    = '{0} blocks done'
    NativeCall                    = '{0}: code {1}. {2}'
    BlockWithToken                = '{0}, token {1}'
    BridgeCheck                   = 'PowerShell to Node'
    BridgeAnswers                 = 'The Node.js process {0} answers a lookup in {1:0.0} ms.'
    BridgeRemedy                  = 'Do what the detail says, then run Test-PortReservationHost again.'
    MeetsReservation              = 'The block {0} meets the reservation {1}. Remove that one first, or choose a block beside it.'
    UnwantedReservation           = 'The reservation {0} exists and should not.'
    MeetsExclusion                = 'The block {0} meets the exclusion {1}. Delete that one first, or choose a block beside it.'
    ExclusionInOtherStore         = "The exclusion {0} is in the store '{1}' and should be in '{2}'. Remove it first: an exclusion is not moved from one store to the other."
    UnwantedExclusion             = 'The exclusion {0} exists and should not.'
}
