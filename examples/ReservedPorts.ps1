# Keeps 5000-5019 for a TCP service with the DSC of Windows PowerShell 5.1. Run it in an elevated Windows PowerShell:
#   ./ReservedPorts.ps1
#   Start-DscConfiguration -Path ./ReservedPorts -Wait -Verbose
# The Local Configuration Manager runs as SYSTEM: install the module and Node.js for all users.
Configuration ReservedPorts {
    Import-DscResource -ModuleName PortReservation -Name PersistentPortReservation

    Node localhost {
        PersistentPortReservation FormerPortsOfOrderService {
            Protocol      = 'tcp'
            StartPort     = 5000
            NumberOfPorts = 10
            Ensure        = 'Absent'
        }

        PersistentPortReservation PortsOfOrderService {
            Protocol      = 'tcp'
            StartPort     = 5000
            NumberOfPorts = 20
            Ensure        = 'Present'
            DependsOn     = '[PersistentPortReservation]FormerPortsOfOrderService'
        }
    }
}

ReservedPorts
