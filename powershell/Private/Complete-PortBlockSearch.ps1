# Answers the batch of Get-.
function Complete-PortBlockSearch {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Batch)

    foreach ($result in Resolve-Batch $Cmdlet $Batch) {
        if ($null -ne $result.ErrorRecord) {
            $Cmdlet.WriteError($result.ErrorRecord)
        } else {
            $result.Found
        }
    }
}
