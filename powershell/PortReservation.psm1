# Options come by Import-Module -ArgumentList @{...} and never from the environment: an elevated session must not
# be talked into another backend or another Node by a variable.
param([object] $Option = @{})

Set-StrictMode -Version Latest

foreach ($folder in 'Private', 'Public') {
    foreach ($file in [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1')) {
        . $file
    }
}

$script:Options = ConvertTo-ModuleOption $Option
$script:Bridge = $null

$ExecutionContext.SessionState.Module.OnRemove = {
    if ($null -ne $script:Bridge) {
        Stop-Bridge $script:Bridge
    }
}
