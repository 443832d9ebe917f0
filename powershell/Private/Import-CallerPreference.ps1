# Dot-sourced at the beginning of a public function: a module's function does not see the preferences of a calling
# script by itself, and one that goes on where its caller said Stop would do harm.
function Import-CallerPreference {
    param([System.Management.Automation.PSCmdlet] $Cmdlet)

    if ($Cmdlet.SessionState -ne $ExecutionContext.SessionState) {
        $variables = $Cmdlet.SessionState.PSVariable
        $bound = $Cmdlet.MyInvocation.BoundParameters
        if (-not $bound.ContainsKey('ErrorAction')) { $ErrorActionPreference = $variables.GetValue('ErrorActionPreference', $ErrorActionPreference) }
        if (-not $bound.ContainsKey('WarningAction')) { $WarningPreference = $variables.GetValue('WarningPreference', $WarningPreference) }
        if (-not $bound.ContainsKey('Verbose')) { $VerbosePreference = $variables.GetValue('VerbosePreference', $VerbosePreference) }
        if (-not $bound.ContainsKey('ProgressAction')) { $ProgressPreference = $variables.GetValue('ProgressPreference', $ProgressPreference) }
        if (-not $bound.ContainsKey('WhatIf')) { $WhatIfPreference = $variables.GetValue('WhatIfPreference', $WhatIfPreference) }
        if (-not $bound.ContainsKey('Confirm')) { $ConfirmPreference = $variables.GetValue('ConfirmPreference', $ConfirmPreference) }
    }
}
