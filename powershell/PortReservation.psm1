# Options come by Import-Module -ArgumentList @{...} and never from the environment: an elevated session must not
# be talked into another backend by a variable.
param([object] $Option = @{})

Set-StrictMode -Version Latest

# The engine wants the classes of DSC resources in a script. What a resource's state is, the core knows. The classes name no
# type of the DLL, because a script that does cannot be parsed before the DLL is there.
class PortReservationReason {
    [DscProperty()] [string] $Code
    [DscProperty()] [string] $Phrase
}

# A block of ports that is reserved across restarts. With Ensure = 'Absent' the reservation with exactly these keys is
# removed, and no other. Reasons tell why the state is not the desired one.
[DscResource()]
class PersistentPortReservation {
    [DscProperty(Key)] [ValidateSet('tcp', 'udp')] [string] $Protocol
    [DscProperty(Key)] [uint16] $StartPort
    [DscProperty(Key)] [uint16] $NumberOfPorts
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    [DscProperty(NotConfigurable)] [string] $Token
    [DscProperty(NotConfigurable)] [PortReservationReason[]] $Reasons

    [PersistentPortReservation] Get() {
        return [PersistentPortReservation] (Invoke-PortReservationResource PersistentPortReservation get $this)
    }

    [bool] Test() {
        return Invoke-PortReservationResource PersistentPortReservation test $this
    }

    [void] Set() {
        Invoke-PortReservationResource PersistentPortReservation set $this
    }

    static [PersistentPortReservation[]] Export() {
        return [PersistentPortReservation[]] @(Invoke-PortReservationResource PersistentPortReservation export)
    }

    # Answers the reservations that agree with the keys given; a key that is not given is null or 0.
    static [PersistentPortReservation[]] Export([PersistentPortReservation] $filter) {
        return [PersistentPortReservation[]] @(Invoke-PortReservationResource PersistentPortReservation export $filter)
    }
}

# A block of ports that the system assigns to nobody by itself, and that a program may still name. An exclusion is not
# moved from one store to the other.
[DscResource()]
class ExcludedPortRange {
    [DscProperty(Key)] [ValidateSet('tcp', 'udp')] [string] $Protocol
    [DscProperty(Key)] [uint16] $StartPort
    [DscProperty(Key)] [uint16] $NumberOfPorts
    [DscProperty()] [ValidateSet('active', 'persistent')] [string] $Store = 'persistent'
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    [DscProperty(NotConfigurable)] [PortReservationReason[]] $Reasons

    [ExcludedPortRange] Get() {
        return [ExcludedPortRange] (Invoke-PortReservationResource ExcludedPortRange get $this)
    }

    [bool] Test() {
        return Invoke-PortReservationResource ExcludedPortRange test $this
    }

    [void] Set() {
        Invoke-PortReservationResource ExcludedPortRange set $this
    }

    static [ExcludedPortRange[]] Export() {
        return [ExcludedPortRange[]] @(Invoke-PortReservationResource ExcludedPortRange export)
    }

    # Answers the exclusions of both stores that agree with the keys given.
    static [ExcludedPortRange[]] Export([ExcludedPortRange] $filter) {
        return [ExcludedPortRange[]] @(Invoke-PortReservationResource ExcludedPortRange export $filter)
    }
}

# The commands. .NET can neither unload an assembly nor load another of its name: a copy of the module in another folder takes
# the one that is there, where it is of its own version.
$library = [System.IO.Path]::Combine($PSScriptRoot, 'lib', 'PortReservation.PowerShell.dll')
$fault = $null
try {
    $version = [System.Reflection.AssemblyName]::GetAssemblyName($library).Version
    $loaded = 'PortReservation.PersistentPortReservation' -as [type]
    if ($null -eq $loaded) {
        Import-Module $library -ErrorAction Stop
    } elseif ($loaded.Assembly.GetName().Version -eq $version) {
        Import-Module $loaded.Assembly.Location -ErrorAction Stop
    } else {
        $fault = @{
            en = "PowerShell has already loaded version {0} of this module, from '{1}', and cannot load version {2} beside it. Start a new PowerShell."
            it = "Questo PowerShell usa la versione {0} del modulo, caricata da '{1}', e accanto a quella non carica la versione {2}. Avviare un nuovo PowerShell."
        }
        $values = $loaded.Assembly.GetName().Version.ToString(3), $loaded.Assembly.Location, $version.ToString(3)
    }
} catch [System.IO.FileNotFoundException], [System.IO.DirectoryNotFoundException] {
    $fault = @{
        en = "The file '{0}' is missing, so that this copy of the module is not complete. Install it again; in a clone of the source, run npm run prepare-checkout with the .NET SDK on PATH."
        it = "Manca il file '{0}', quindi questa copia del modulo risulta incompleta. Installarla di nuovo; in un clone dei sorgenti, eseguire npm run prepare-checkout con .NET SDK nel PATH."
    }
    $values = , $library
} catch {
    $fault = @{
        en = "The file '{0}' cannot be loaded: {1} Where it was downloaded, Windows may be blocking it: Get-ChildItem '{2}' -Recurse | Unblock-File. Otherwise install the module again."
        it = "Il file '{0}' non si carica: {1} Se viene da un download, Windows lo blocca: Get-ChildItem '{2}' -Recurse | Unblock-File. Altrimenti installare di nuovo il modulo."
    }
    $values = $library, $_.Exception.Message, [System.IO.Path]::GetDirectoryName($PSScriptRoot)
}
if ($null -ne $fault) {
    $sentence = if ($PSUICulture -like 'it*') { $fault.it } else { $fault.en }
    throw [System.InvalidOperationException]::new(($sentence -f $values))
}

# An option that is refused refuses the import: otherwise the commands would work with other options than were asked for.
try {
    Initialize-PortReservation $Option
} catch {
    throw
}
