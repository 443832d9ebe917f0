# Takes a progress bar away, where there is one.
function Complete-Progress {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Progress)

    if ($Progress.Shown -gt 0) {
        $record = [System.Management.Automation.ProgressRecord]::new(
            1, $Cmdlet.MyInvocation.MyCommand.Name, (Get-LocalizedText BlocksDone $Progress.Done))
        $record.RecordType = 'Completed'
        $Cmdlet.WriteProgress($record)
    }
}
