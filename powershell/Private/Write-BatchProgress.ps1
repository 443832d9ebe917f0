# Tells now and then how far a long pipeline has come; of a short one it tells nothing.
function Write-BatchProgress {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Progress, [int] $More)

    $Progress.Done += $More
    if ($Progress.Done - $Progress.Shown -ge $script:ProgressStep) {
        $Progress.Shown = $Progress.Done
        $Cmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(
                1, $Cmdlet.MyInvocation.MyCommand.Name, (Get-LocalizedText BlocksDone $Progress.Done)))
    }
}

$script:ProgressStep = 2000
