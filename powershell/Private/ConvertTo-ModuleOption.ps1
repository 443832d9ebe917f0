# Checks what Import-Module -ArgumentList brought: an unknown name or a value of the wrong kind is an error at import.
function ConvertTo-ModuleOption {
    param([object] $Given)

    if ($Given -isnot [System.Collections.IDictionary]) {
        throw [System.ArgumentException]::new((Get-LocalizedText OptionsNotATable $Given))
    }
    $choices = @{ Backend = 'windows', 'linux', 'memory'; Clr = 'framework', 'core' }
    $options = @{ Backend = $null; Clr = $null; NodePath = $null; StateDirectory = $null; IdleSeconds = $null; TimeoutSeconds = 60 }
    $names = [string]::Join(', ', @('Backend', 'Clr', 'IdleSeconds', 'NodePath', 'StateDirectory', 'TimeoutSeconds'))
    foreach ($entry in $Given.GetEnumerator()) {
        $name = "$($entry.Key)"
        $value = $entry.Value
        if ($value -is [psobject]) {
            $value = $value.PSObject.BaseObject
        }
        if (-not $options.ContainsKey($name)) {
            throw [System.ArgumentException]::new((Get-LocalizedText UnknownOption $name, $names))
        }
        if ($name -like '*Seconds') {
            if ($value -isnot [int] -or $value -lt 1 -or $value -gt 86400) {
                throw [System.ArgumentException]::new((Get-LocalizedText OptionNotSeconds $name, $value))
            }
        } elseif ($value -isnot [string] -or $value.Length -eq 0) {
            throw [System.ArgumentException]::new((Get-LocalizedText OptionNotText $name, $value))
        } elseif ($choices.ContainsKey($name)) {
            if ($value -cnotin $choices[$name]) {
                $known = [string]::Join(', ', $choices[$name])
                throw [System.ArgumentException]::new((Get-LocalizedText OptionNotAChoice $name, $known, $value))
            }
        } elseif (-not (Test-AbsolutePath $value)) {
            throw [System.ArgumentException]::new((Get-LocalizedText OptionNotAbsolute $name, $value))
        }
        $options[$name] = $value
    }
    $options
}
