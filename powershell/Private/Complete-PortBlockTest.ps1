# Answers the batch of Test-: that a reservation is not there is an answer, and no error.
function Complete-PortBlockTest {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Batch)

    foreach ($result in Resolve-Batch $Cmdlet $Batch) {
        if ($null -ne $result.Found) {
            $true
        } elseif ($result.ErrorRecord.FullyQualifiedErrorId -eq $script:Reservation.NotFound) {
            $false
        } else {
            $Cmdlet.WriteError($result.ErrorRecord)
        }
    }
}
