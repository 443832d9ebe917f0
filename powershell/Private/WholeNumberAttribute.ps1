# Beside [uint16], which alone would round 1.5 to 2 and read '5kb' as 5120, '' and $null as 0, $true as 1.
class WholeNumberAttribute : System.Management.Automation.ArgumentTransformationAttribute {
    [object] Transform([System.Management.Automation.EngineIntrinsics] $engine, [object] $value) {
        if ($value -is [psobject]) {
            $value = $value.PSObject.BaseObject
        }
        $number = -1
        if ($value -is [string]) {
            if ($value -cnotmatch '\A[0-9]+\z' -or -not [int]::TryParse($value, [ref] $number)) {
                $number = -1
            }
        } elseif ($value -is [System.IConvertible] -and $value -isnot [bool] -and $value -isnot [char] -and
            $value -isnot [enum] -and $value -isnot [datetime] -and $value -isnot [System.DBNull]) {
            # Fits an int only after the comparison; NaN fails it.
            if ($value -ge 0 -and $value -le [uint16]::MaxValue -and [decimal] $value % 1 -eq 0) {
                $number = [int] $value
            }
        }
        if ($number -lt 0 -or $number -gt [uint16]::MaxValue) {
            $shown = [string]::Format([cultureinfo]::InvariantCulture, '{0}', @(, $value))
            if ($shown.Length -gt 40) {
                $shown = $shown.Substring(0, 40) + '...'
            }
            throw [System.Management.Automation.ArgumentTransformationMetadataException]::new(
                (Get-LocalizedText NotAWholeNumber $shown))
        }
        return [uint16] $number
    }
}
